import { boundRows, type SqlEntityManager } from "../../../core/sql"
import { standingAt, type TierStanding } from "../domain/tiers/standing"
import { readBoughtLines } from "./bought-lots"
import { type EarningTerms, readEarningTerms, rulesInForce } from "./earning-terms"

/** Where a member stands at an instant, by what she has bought and what came back until then. */
export async function readStanding(
  manager: SqlEntityManager,
  accountId: string,
  at: Date
): Promise<TierStanding> {
  const terms = await readEarningTerms(manager, accountId)
  return standingAt(terms, await readBoughtLines(manager, accountId), at)
}

/**
 * The tier a purchase is made in; what is bought with it does not count for it. `purchase`: its name, null when the ledger
 * does not know it yet.
 */
export async function tierFor(
  manager: SqlEntityManager,
  accountId: string,
  { at, purchase }: { at: Date; purchase: string | null }
): Promise<string | null> {
  const terms = await readEarningTerms(manager, accountId)
  const known = purchase === null && (await knownTier(manager, accountId, terms, at))
  if (known) {
    return known.tier
  }
  const lines = await readBoughtLines(manager, accountId)
  const others = lines.filter((line) => line.purchase !== purchase)
  return standingAt(terms, others, at).tier
}

/**
 * The tier that the last review found, where it is certain to be that of the instant: she was not about to go down, the
 * same rules held, and nothing was bought since that was not reviewed. Null: it must be counted anew.
 */
async function knownTier(
  manager: SqlEntityManager,
  accountId: string,
  terms: readonly EarningTerms[],
  at: Date
): Promise<{ tier: string | null } | null> {
  const [known] = await boundRows<{ tier: string | null; rules_version: number }>(
    manager,
    `select tier, rules_version from omni_loyalty_tier reviewed
     where account_id = ? and room is not null and falls_at is null
       and (since is null or since <= ?) and (review_at is null or review_at > ?) and updated_at >= (
         select lot.created_at from omni_loyalty_lot lot where lot.account_id = reviewed.account_id
         order by lot.id desc limit 1
       )`,
    [accountId, at, at]
  )
  return known && known.rules_version === rulesInForce(terms, at)?.version ? known : null
}
