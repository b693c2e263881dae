import type { SqlEntityManager } from "../../../core/sql"
import { standingAt, type TierStanding } from "../domain/tiers/standing"
import { readBoughtLines } from "./bought-lots"
import { readEarningTerms } from "./earning-terms"

/** Where a member stands at an instant, by what she has bought and what came back until then. */
export async function readStanding(
  manager: SqlEntityManager,
  accountId: string,
  at: Date
): Promise<TierStanding> {
  const terms = await readEarningTerms(manager, accountId)
  return standingAt(terms, await readBoughtLines(manager, accountId), at)
}

/** The tier a purchase is made in; what is bought with it does not count for it. */
export async function tierFor(
  manager: SqlEntityManager,
  accountId: string,
  { at, purchase }: { at: Date; purchase: string | null }
): Promise<string | null> {
  const terms = await readEarningTerms(manager, accountId)
  const lines = await readBoughtLines(manager, accountId)
  const others = lines.filter((line) => line.purchase !== purchase)
  return standingAt(terms, others, at).tier
}
