/**
 * Exact shares of an order's money, in integer minor units. Two rules make any sequence of partial
 * refunds add up to the kopeck: an order's total is split over its lines by largest remainder, and the
 * first n units of a line are worth floor(line * n / quantity), so that every unit is a difference of two
 * such sums.
 */

export type ShareLine = {
  id: string
  quantity: number
  /** What the line weighs in the order: its total after discounts with tax, in any unit. */
  weight: number
}

/** Splits `total` over the lines by weight; the parts add up to it. Ties go to the earlier line. */
export function splitByWeight(total: number, lines: readonly ShareLine[]): Map<string, number> {
  const weight = lines.reduce((sum, line) => sum + line.weight, 0)
  if (weight <= 0) {
    return new Map(lines.map((line) => [line.id, 0]))
  }
  const parts = lines.map((line, index) => {
    const exact = (total * line.weight) / weight
    const whole = Math.floor(exact)
    return { id: line.id, index, whole, remainder: exact - whole }
  })
  let left = total - parts.reduce((sum, part) => sum + part.whole, 0)
  const byRemainder = [...parts].sort((a, b) => b.remainder - a.remainder || a.index - b.index)
  for (const part of byRemainder) {
    if (left <= 0) {
      break
    }
    part.whole += 1
    left -= 1
  }
  return new Map(parts.map((part) => [part.id, part.whole]))
}

/** What the first `units` units of a line are worth. */
function firstUnits(lineTotal: number, quantity: number, units: number): number {
  return Math.floor((lineTotal * units) / quantity)
}

/** What the `units` units after the first `before` ones are worth. */
export function unitsAmount(
  line: { total: number; quantity: number },
  before: number,
  units: number
): number {
  return (
    firstUnits(line.total, line.quantity, before + units) -
    firstUnits(line.total, line.quantity, before)
  )
}
