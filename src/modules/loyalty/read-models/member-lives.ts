import type { SqlEntityManager } from "../../../core/sql"
import { keptPurchases } from "../domain/bonuses/purchases"
import type { MemberLife } from "../domain/trial"
import { type BoughtHistory, readBoughtLines, readBoughtLots } from "./bought-lots"
import { readReferralsOf, readReferralsTo } from "./referrals"

/** What an account has bought and kept, for trials of rules. */
export async function readMemberLife(
  manager: SqlEntityManager,
  account_id: string
): Promise<MemberLife> {
  const bought = await readBoughtLines(manager, account_id)
  const broughtBy = await readReferralsTo(manager, account_id)
  const referrers: MemberLife["referrers"][number][] = []
  for (const referrer of new Set(broughtBy.map(({ referrer_id }) => referrer_id))) {
    const brought = await readReferralsOf(manager, referrer)
    const ids = brought.map(({ referred_id }) => referred_id)
    referrers.push({ brought, purchases: keptPurchases(await readBoughtLots(manager, ids)) })
  }
  const lines = bought.map(withOlderReturns)
  return { account_id, lines, purchases: keptPurchases(bought), broughtBy, referrers }
}

/** What came back while the shop had no tiers was written down by nobody: it counts as never bought. */
function withOlderReturns(line: BoughtHistory): BoughtHistory {
  const known = line.returns.at(-1)?.returned_value ?? 0
  const { at, returned_value } = line
  return returned_value > known
    ? { ...line, returns: [...line.returns, { at, returned_value }] }
    : line
}
