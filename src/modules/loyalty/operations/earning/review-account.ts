import type { SqlEntityManager } from "../../../../core/sql"
import { bonusesSettledUntil } from "../../domain/bonuses/due"
import { keptPurchases } from "../../domain/bonuses/purchases"
import { readBoughtLines } from "../../read-models/bought-lots"
import { readEarningTerms } from "../../read-models/earning-terms"
import { readReferralsTo } from "../../read-models/referrals"
import { lockAccounts, survivorOf } from "../open-books"
import { changesNothing } from "./changes-nothing"
import { reviewBonuses } from "./review-bonuses"
import { recordReturns, reviewTier, type TierNews } from "./review-tier"

/**
 * Looks at what an account has bought and kept, and brings in line what follows from it: bonuses, its own and those of
 * who brought it, and its tier. It counts anew, so it may run late, twice and in any order. When all that happened is a
 * purchase in a store, told by its lines, it first looks whether that can change anything. Answers what has changed of
 * the tier. @throws NOT_FOUND `account_not_found`.
 */
export async function reviewAccount(
  manager: SqlEntityManager,
  accountId: string,
  now: Date,
  purchase: readonly string[] = []
): Promise<TierNews[]> {
  const terms = await readEarningTerms(manager, accountId)
  if (terms.length === 0) {
    return []
  }
  const account_id = await survivorOf(manager, accountId)
  const broughtBy = await readReferralsTo(manager, account_id)
  const referrers = broughtBy.map(({ referrer_id }) => referrer_id)
  const locked = await lockAccounts(manager, [...new Set([account_id, ...referrers])])
  if (!locked.some(({ id }) => id === account_id)) {
    // Merged meanwhile: it is looked at where it went.
    return await reviewAccount(manager, account_id, now)
  }
  const onlyBought = purchase.length > 0 && { account_id, references: purchase }
  if (onlyBought && (await changesNothing(manager, onlyBought, terms, now))) {
    return []
  }
  await recordReturns(manager, account_id, now)
  const bought = await readBoughtLines(manager, account_id)
  await reviewBonuses(manager, { account_id, broughtBy, bought }, terms, now)
  const isBrought = broughtBy.length > 0
  const bonuses_until = bonusesSettledUntil("store", keptPurchases(bought), terms, isBrought)
  return await reviewTier(manager, { account_id, bought, bonuses_until }, terms, now)
}
