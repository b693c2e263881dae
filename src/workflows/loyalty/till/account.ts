import type { MedusaContainer } from "@medusajs/framework/types"
import type { SqlEntityManager } from "../../../core/sql"
import { findProgramme } from "../../../modules/loyalty/read-models/programme"
import { tierFor } from "../../../modules/loyalty/read-models/tier"
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

/** What the shopper at the till has. @throws as `shopperAccount`. */
export async function tillAccount(
  container: MedusaContainer,
  keys: ShopperKeys,
  by: Omit<ReadBy, "receipt">,
  now: Date
): Promise<PosLoyaltyAccount> {
  const account_id = await shopperAccount(container, keys, { ...by, receipt: null })
  return await loyaltyOf(container).reading(async (manager) => {
    const balance = await readBalance(manager, account_id, now)
    return answerOf(balance, await tierOf(manager, account_id, now))
  })
}

const answerOf = (balance: AccountBalance, tier: PosLoyaltyAccount["tier"]): PosLoyaltyAccount => ({
  ...pointsOf(balance),
  status: balance.status === "frozen" ? "frozen" : "active",
  customer_id: balance.owner_id,
  tier,
})

async function tierOf(
  manager: SqlEntityManager,
  accountId: string,
  now: Date
): Promise<PosLoyaltyAccount["tier"]> {
  const levels = (await findProgramme(manager, now))?.rules.tiers?.levels ?? []
  const code = levels.length ? await tierFor(manager, accountId, { at: now, purchase: null }) : null
  const level = levels.find((each) => each.code === code)
  return level ? { code: level.code, name: level.name } : null
}
