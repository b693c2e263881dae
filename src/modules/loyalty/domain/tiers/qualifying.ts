import { cumulativeShare } from "../cumulative-share"
import { addMonths } from "../months"
import type { TierRules } from "./rules"

/** A line of a purchase as tiers count it, and when parts of it came back. */
export type BoughtLine = {
  at: Date
  currency_code: string
  /** What was paid for it, minor units, and the points it gave, as it was bought. */
  amount: number
  points: number
  line_value: number
  /** How much had come back in all by then, the earliest first, in what the line is measured by. */
  returns: readonly { at: Date; returned_value: number }[]
}

/** What a member's sum changes by at an instant. */
export type Change = { at: number; by: number }

/**
 * How what counts changes over time: a line counts from its purchase until the period is over, and what comes back
 * of it from then on no longer. The earliest first.
 */
export function changesOf(rules: TierRules, lines: readonly BoughtLine[]): Change[] {
  return lines
    .flatMap((line) => changesOfLine(rules, line))
    .filter(({ by }) => by !== 0)
    .sort((one, other) => one.at - other.at)
}

/** What a line counts for as it was bought: of spend, nothing in another currency. */
export function worthOf(
  { basis, currency_code }: TierRules,
  line: Pick<BoughtLine, "currency_code" | "amount" | "points">
): number {
  if (basis === "points") {
    return line.points
  }
  return line.currency_code === currency_code ? line.amount : 0
}

function changesOfLine(rules: TierRules, line: BoughtLine): Change[] {
  const whole = worthOf(rules, line)
  const ends = addMonths(line.at, rules.period_months).getTime()
  const changes = [{ at: line.at.getTime(), by: whole }]
  let gone = 0
  for (const { at, returned_value } of line.returns) {
    const share = cumulativeShare(whole, returned_value, line.line_value)
    // A return that a till reports with a time before the purchase takes effect with the purchase.
    changes.push({ at: Math.max(at.getTime(), line.at.getTime()), by: gone - share })
    gone = share
  }
  const counting = changes.filter(({ at }) => at < ends)
  const kept = counting.reduce((sum, { by }) => sum + by, 0)
  return [...counting, { at: ends, by: -kept }]
}
