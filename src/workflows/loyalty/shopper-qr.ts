import type { MedusaContainer } from "@medusajs/framework/types"
import { notFound } from "../../core/errors"
import { STEP_SECONDS } from "../../modules/loyalty/domain/qr"
import { qrCodesOf } from "../../modules/loyalty/operations/qr"
import { findMember, readProgramme } from "../../modules/loyalty/read-models/programme"
import type { StoreLoyaltyQr } from "../../types/loyalty"
import { loyaltyOf, writeLedger } from "./ledger"

/** A phone without a network, as in many a shop, goes on for so long. */
const CODES = 10

/**
 * The codes a signed-in shopper's screen shows from now on, one after the other.
 * @throws NOT_FOUND `account_not_found`, `programme_not_found`.
 */
export async function shopperQr(
  container: MedusaContainer,
  { customer_id, now }: { customer_id: string; now: Date }
): Promise<StoreLoyaltyQr> {
  const service = loyaltyOf(container)
  const codes = await writeLedger(container, async (manager) => {
    const programme = await readProgramme(manager, now)
    const member = await findMember(manager, programme.id, customer_id)
    if (!member) {
      throw notFound("account_not_found", "This customer collects no points yet")
    }
    const wanted = { account_id: member.account_id, count: CODES }
    return await qrCodesOf(manager, service.secret, wanted, now)
  })
  return {
    codes: codes.map(({ text, shows_from, shows_until }) => ({
      text,
      shows_from: shows_from.toISOString(),
      shows_until: shows_until.toISOString(),
    })),
    step_seconds: STEP_SECONDS,
    server_time: now.toISOString(),
  }
}
