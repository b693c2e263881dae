import type { TierLevel, TierRules } from "../../../modules/loyalty/domain/tiers/rules"
import type { TierStanding } from "../../../modules/loyalty/domain/tiers/standing"
import type { StoreLoyaltyStanding, StoreLoyaltyTiers } from "../../../types/loyalty"

/** The tiers of a programme as shoppers read them. */
export const toTiers = ({
  basis,
  currency_code,
  period_months,
  levels,
}: TierRules): StoreLoyaltyTiers => ({
  basis,
  currency_code: basis === "spend" ? (currency_code ?? null) : null,
  period_months,
  levels,
})

/** Where a member stands, and what is missing to the next tier or to keep her own. */
export function toStanding(
  { levels }: TierRules,
  { tier, since, qualified, falls_at, falls_to }: TierStanding
): StoreLoyaltyStanding {
  const rank = levels.findIndex(({ code }) => code === tier)
  const level = levels[rank] ?? null
  const next = levels[rank + 1] ?? null
  const missing = ({ from }: TierLevel): number => Math.max(0, from - qualified)
  return {
    level,
    since: since?.toISOString() ?? null,
    qualified,
    next: next && { code: next.code, name: next.name, missing: missing(next) },
    falls:
      level && falls_at
        ? { at: falls_at.toISOString(), to: falls_to, missing: missing(level) }
        : null,
  }
}
