import { addMonths } from "../months"
import { type BoughtLine, worthOf } from "./qualifying"
import type { TierRules } from "./rules"
import type { TierStanding } from "./standing"

/** More than anybody buys. */
const BOUNDLESS = Number.MAX_SAFE_INTEGER

/**
 * How much a member may buy, at an instant or later, so that her tier surely stays as it is: all that counted at any
 * time since, returns and what has run out not taken off, falls short of the next tier by so much. None while she is
 * about to go down.
 */
export function roomOf(
  rules: TierRules,
  lines: readonly BoughtLine[],
  { tier, falls_at }: TierStanding,
  since: Date
): number {
  if (falls_at) {
    return 0
  }
  const next = rules.levels[rules.levels.findIndex(({ code }) => code === tier) + 1]
  const most = lines
    .filter(({ at }) => addMonths(at, rules.period_months) > since)
    .reduce((sum, line) => sum + worthOf(rules, line), 0)
  return next ? Math.max(0, next.from - most) : BOUNDLESS
}
