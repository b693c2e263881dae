import type { MedusaContainer } from "@medusajs/framework/types"
import { notFound } from "../../core/errors"
import type { Birthday } from "../../modules/loyalty/domain/bonuses/birthday"
import { openProfile, tellBirthday } from "../../modules/loyalty/operations/earning/profiles"
import { findMember, readProgramme } from "../../modules/loyalty/read-models/programme"
import { writeLedger } from "./ledger"

/** Keeps what a member tells of herself. @throws NOT_FOUND `programme_not_found`, `account_not_found`. */
export async function keepPreferences(
  container: MedusaContainer,
  { customer_id, birthday }: { customer_id: string; birthday: Birthday | null },
  now: Date
): Promise<void> {
  await writeLedger(container, async (manager) => {
    const programme = await readProgramme(manager, now)
    const member = await findMember(manager, programme.id, customer_id)
    if (!member) {
      throw notFound("account_not_found", "Who has not joined has no preferences")
    }
    await openProfile(manager, member.account_id, now)
    await tellBirthday(manager, member.account_id, birthday, now)
  })
}
