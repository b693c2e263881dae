import type { MedusaContainer } from "@medusajs/framework/types"
import { type AccountBalance, readBalance } from "../../../modules/loyalty/read-models/balance"
import type { AccountState } from "../../../modules/loyalty/types"
import type { PosLoyaltyAccount, PosPoints } from "../../../types/pos-loyalty"
import { type ReadBy, shopperAccount, type ShopperKeys } from "../shopper"
import { loyaltyOf } from "../ledger"

/** The points of an account in the protocol's words. */
export const pointsOf = ({
  account_id,
  seq,
  available,
  pending,
  held,
  debt,
}: AccountState): PosPoints => ({ account_id, seq, available, pending, held, debt })

const answerOf = (balance: AccountBalance): PosLoyaltyAccount => ({
  ...pointsOf(balance),
  status: balance.status === "frozen" ? "frozen" : "active",
  customer_id: balance.owner_id,
})

/** What the shopper at the till has. @throws as `shopperAccount`. */
export async function tillAccount(
  container: MedusaContainer,
  keys: ShopperKeys,
  by: Omit<ReadBy, "receipt">,
  now: Date
): Promise<PosLoyaltyAccount> {
  const account_id = await shopperAccount(container, keys, { ...by, receipt: null })
  return await loyaltyOf(container).reading(async (manager) =>
    answerOf(await readBalance(manager, account_id, now))
  )
}
