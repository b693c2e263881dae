import type { AssessedUnit, Refusal } from "./policy"
import type { RefusalCode } from "./policy-rules"

/** What the policy says of a line's units, whatever else comes back with them. */
export type AssessedLine = {
  /** Of the unit that comes back first, which has the longest; null: no window has begun. */
  returnable_until: Date | null
  /** Why units are refused, each reason once, and how many of them. */
  refused: { refusal: Refusal; quantity: number }[]
}

/** The others are about the visit: what else comes back, and what the shopper shows. */
const OF_GOODS: readonly RefusalCode[] = ["outside_window", "excluded_goods"]

/** Units of an order by its lines, in the order they come back. */
export function assessedLines(units: readonly AssessedUnit[]): Map<string, AssessedLine> {
  const lines = new Map<string, AssessedLine>()
  for (const { line_id, returnable_until, refusals } of units) {
    const line = lines.get(line_id) ?? { returnable_until, refused: [] }
    lines.set(line_id, line)
    for (const refusal of refusals.filter(({ code }) => OF_GOODS.includes(code))) {
      const known = line.refused.find((each) => each.refusal.code === refusal.code)
      if (known) {
        known.quantity += 1
      } else {
        line.refused.push({ refusal, quantity: 1 })
      }
    }
  }
  return lines
}
