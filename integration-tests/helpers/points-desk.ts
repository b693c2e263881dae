import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { openAccount } from "../../src/modules/loyalty/operations/accounts"
import { addIdentifier } from "../../src/modules/loyalty/operations/identifiers"
import { openProgramme } from "../../src/modules/loyalty/operations/programmes"
import { loyaltyOf, writeLedger } from "../../src/workflows/loyalty/ledger"

/** Rules under which a point is worth 50 kopecks, and above 500 points a second person is asked. */
const RULES = {
  adjustments: { second_person_above: 500 },
  earning: { rates: { rub: { points: 1, per: 10_000 } } },
  spending: { values: { rub: 50 } },
}

/** A programme, and in it the account of Anna Orlova, found by the card 4000 1234. */
export async function openPoints(container: MedusaContainer) {
  const customer = await container.resolve(Modules.CUSTOMER).createCustomers({
    email: "anna@example.com",
    first_name: "Anna",
    last_name: "Orlova",
    phone: "8 916 765-43-21",
  })
  const { secret } = loyaltyOf(container)
  const now = new Date()
  const terms = { debt_limit: 100, restore_grace_days: 14, rules: RULES, created_by: null }
  return await writeLedger(container, async (manager) => {
    const named = { handle: "points", name: "Points" }
    const { programme_id } = await openProgramme(manager, { ...named, ...terms }, now)
    const owner = { type: "customer" as const, id: customer.id }
    const { account_id } = await openAccount(manager, { programme_id, owner }, now)
    const card = { account_id, kind: "card" as const, value: "4000 1234" }
    await addIdentifier(manager, secret, card, now)
    return { programme_id, account_id, customer_id: customer.id }
  })
}
