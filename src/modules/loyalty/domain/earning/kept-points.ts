import { cumulativeShare } from "../cumulative-share"
import type { LoyaltyRules } from "../rules"
import { awardFor } from "./award"
import type { Purchase } from "./purchase"

/** How much of a line came back, in what lines are measured by. */
export type ReturnedShare = { returned_value: number; line_value: number }

/** What a purchase leaves to the shopper under rules: what it earns, less what its returns take back. */
export function keptPoints(
  rules: LoyaltyRules,
  purchase: Purchase,
  returnedOf: (lineId: string) => ReturnedShare | undefined
): number {
  const { lines } = awardFor(rules, purchase)
  return lines.reduce((sum, { line_id, points }) => {
    const back = returnedOf(line_id)
    const taken = back ? cumulativeShare(points, back.returned_value, back.line_value) : 0
    return sum + points - taken
  }, 0)
}
