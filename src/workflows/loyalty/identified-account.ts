import type { MedusaContainer } from "@medusajs/framework/types"
import { normalIdentifier } from "../../modules/loyalty/domain/identifiers"
import { findAccount, type Identifier } from "../../modules/loyalty/operations/identifiers"
import { type AccountBalance, readBalance } from "../../modules/loyalty/read-models/balance"
import { findProgramme } from "../../modules/loyalty/read-models/programme"
import { loyaltyOf } from "./ledger"

/** The account a card, phone number (E.164) or address is registered for; null when there is none. */
export async function accountOfIdentifier(
  container: MedusaContainer,
  identifier: Identifier
): Promise<AccountBalance | null> {
  if (!normalIdentifier(identifier.kind, identifier.value)) {
    return null
  }
  const service = loyaltyOf(container)
  const now = new Date()
  return await service.reading(async (manager) => {
    const programme = await findProgramme(manager, now)
    const named = programme && { programme_id: programme.id, ...identifier }
    const account_id = named && (await findAccount(manager, service.secret, named))
    return account_id ? await readBalance(manager, account_id, now) : null
  })
}
