import type { Goods } from "../earning/purchase"
import { exclusionOf } from "../matching"
import type { SpendingRules } from "../rules"

/** A line that may be paid with points: integer minor units with tax, after all discounts but points. */
export type PayableLine = Goods & { id: string; amount: number; is_discountable: boolean }

/** What keeps the shopper from using more points. */
export type SpendingLimit =
  | "currency"
  | "min_basket"
  | "nothing_eligible"
  | "max_share"
  | "balance"
  | "min_points"

export type SpendingQuote = {
  /** The most points that may be used now. */
  max_points: number
  /** What one point is worth, minor units. */
  point_value: number
  limited_by: SpendingLimit
  /** Lines that points may pay for. */
  line_ids: string[]
}

/** How many points a basket may be paid with, and why not more. */
export function quoteSpending(
  rules: SpendingRules,
  basket: { currency_code: string; lines: readonly PayableLine[] },
  balance: number
): SpendingQuote {
  const point_value = rules.values[basket.currency_code] ?? 0
  const lines = basket.lines.filter(
    (line) => line.is_discountable && line.amount > 0 && !exclusionOf(rules.exclude, line)
  )
  const quote = (max_points: number, limited_by: SpendingLimit): SpendingQuote => ({
    max_points,
    point_value,
    limited_by,
    line_ids: lines.map(({ id }) => id),
  })
  const sum = (all: readonly PayableLine[]) => all.reduce((total, line) => total + line.amount, 0)
  if (point_value === 0) {
    return quote(0, "currency")
  }
  if (sum(basket.lines) < (rules.min_basket[basket.currency_code] ?? 0)) {
    return quote(0, "min_basket")
  }
  if (lines.length === 0) {
    return quote(0, "nothing_eligible")
  }
  const payable = Math.floor((sum(lines) * rules.max_share_percent) / 100 / point_value)
  const limited_by = balance < payable ? "balance" : "max_share"
  const points = Math.floor(Math.min(balance, payable) / rules.step) * rules.step
  return points < rules.min_points
    ? quote(0, balance < rules.min_points ? "balance" : "min_points")
    : quote(points, limited_by)
}
