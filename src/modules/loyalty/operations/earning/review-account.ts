import type { SqlEntityManager } from "../../../../core/sql"
import { readEarningTerms } from "../../read-models/earning-terms"
import { readReferralsTo } from "../../read-models/referrals"
import { lockAccounts, survivorOf } from "../open-books"
import { reviewBonuses } from "./review-bonuses"
import { recordReturns, reviewTier, type TierNews } from "./review-tier"

/**
 * Looks at what an account has bought and kept, and brings in line what follows from it: bonuses, its own and those of
 * who brought it, and its tier. It counts anew, so it may run late, twice and in any order. Answers what has changed of
 * the tier. @throws NOT_FOUND `account_not_found`.
 */
export async function reviewAccount(
  manager: SqlEntityManager,
  accountId: string,
  now: Date
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
  await recordReturns(manager, account_id, now)
  await reviewBonuses(manager, { account_id, broughtBy }, terms, now)
  return await reviewTier(manager, account_id, terms, now)
}
