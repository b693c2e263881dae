import type { MedusaContainer } from "@medusajs/framework/types"
import { problemOf } from "../../../core/problem"
import { normalIdentifier } from "../../../modules/loyalty/domain/identifiers"
import { openAccount } from "../../../modules/loyalty/operations/accounts"
import { addIdentifier } from "../../../modules/loyalty/operations/identifiers"
import type { PosEventData } from "../../../modules/pos/domain/events/envelope"
import { shopperAccount, type ShopperKeys } from "../shopper"
import { loyaltyOf, writeLedger } from "../ledger"

type Sale = PosEventData<"sale.completed">

/** What names a person for certain comes first. */
const ORDER = ["account_id", "card", "customer_id", "phone", "email"] as const

type Where = { device_id: string; retail_store_id: string; programme_id: string; now: Date }

/**
 * Whose points a receipt is about, where they are now; null when it names nobody who has any. A card that nobody knows
 * gets an account of its own, until staff merge it into its owner's: it was given out at a till.
 */
export async function accountOfSale(
  container: MedusaContainer,
  { customer, loyalty }: Sale,
  where: Where
): Promise<string | null> {
  const keys: ShopperKeys = { ...customer, account_id: loyalty?.account_id }
  for (const key of ORDER) {
    const value = keys[key]
    const found = value && (await tryToFind(container, { [key]: value }, where))
    if (found) {
      return found
    }
  }
  const card = customer?.card
  return card && normalIdentifier("card", card) ? await adoptCard(container, card, where) : null
}

async function tryToFind(
  container: MedusaContainer,
  keys: ShopperKeys,
  where: Where
): Promise<string | null> {
  try {
    return await shopperAccount(container, keys, { ...where, receipt: null })
  } catch (error) {
    if (problemOf(error).status >= 500) {
      throw error
    }
    return null
  }
}

async function adoptCard(
  container: MedusaContainer,
  value: string,
  { programme_id, now }: Where
): Promise<string> {
  const service = loyaltyOf(container)
  return await writeLedger(container, async (manager) => {
    const { account_id } = await openAccount(manager, { programme_id, owner: null }, now)
    const identifier = { account_id, kind: "card" as const, value }
    await addIdentifier(manager, service.secret, identifier, now)
    return account_id
  })
}
