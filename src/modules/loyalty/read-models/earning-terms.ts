import { z } from "@medusajs/framework/zod"
import { boundRows, type SqlEntityManager } from "../../../core/sql"
import type { BonusTerms } from "../domain/bonuses/due"
import { BonusRules } from "../domain/bonuses/rules"
import { TierRules } from "../domain/tiers/rules"
import type { TierTerms } from "../domain/tiers/standing"

/** What a version of a programme's rules says of tiers and bonuses, and since when. */
export type EarningTerms = BonusTerms & TierTerms

const Terms = z.object({
  tiers: TierRules.nullable().catch(null),
  bonuses: BonusRules.catch({}),
  life_days: z.number().nullable().catch(365),
})

const VERSIONS = `
  select rules.version, coalesce(rules.in_force_from, rules.created_at) as since, rules.rules->'tiers' as tiers,
    rules.rules->'bonuses' as bonuses, coalesce(rules.rules->'life_days', '365') as life_days
  from omni_loyalty_account account join omni_loyalty_rules rules on rules.programme_id = account.programme_id
  where account.id = ? order by since, rules.version`

type Row = { version: number; since: Date; tiers: unknown; bonuses: unknown; life_days: unknown }

/**
 * All versions of the rules an account lives under, in the order in which they come into force; none when none has tiers
 * or bonuses.
 */
export async function readEarningTerms(
  manager: SqlEntityManager,
  accountId: string
): Promise<EarningTerms[]> {
  const rows = await boundRows<Row>(manager, VERSIONS, [accountId])
  const terms = rows.map((row) => {
    const { tiers, bonuses, life_days } = Terms.parse(row)
    return { version: row.version, since: row.since, tiers, bonuses, life_days }
  })
  const any = terms.some(({ tiers, bonuses }) => tiers || Object.keys(bonuses).length > 0)
  return any ? terms : []
}

/** The version that holds at an instant; none before the first. */
export const rulesInForce = (terms: readonly EarningTerms[], at: Date): EarningTerms | undefined =>
  terms.filter(({ since }) => since <= at).at(-1)
