import type { PosEventData } from "../events/envelope"

type Sale = Pick<PosEventData<"sale.completed">, "lines" | "totals" | "prices_include_tax">
type Line = Sale["lines"][number]

/** A line's money as its order has it: minor units, tax included. */
export type LineFigures = {
  unit_price: number
  /** Taken off the whole line; the till's own discounts first. */
  adjustments: { code?: string; description?: string; amount: number }[]
}

/** Above this a line's price times units is no longer exact in Medusa, in major units; far above any sale. */
const EXACT_UP_TO = 1e13

/** The name of what makes a line's amount the till's to the last minor unit. */
export const TILL_ROUNDING = "TILL-ROUNDING"

/**
 * Figures from which Medusa's own arithmetic gives back the receipt's total, to the minor unit and in every tax
 * mode: a line is written tax-inclusive, and what its price and discounts leave over is an adjustment.
 * @returns in the order of the receipt's lines
 */
export function lineFigures(sale: Sale): LineFigures[] {
  const targets = lineTargets(sale)
  return sale.lines.map((line, index) =>
    figuresOf(line, targets[index] ?? line.total, sale.prices_include_tax)
  )
}

/**
 * What each line must come to, so that the order comes to what was paid: the receipt's rounding, and anything
 * its lines do not add up to, lies on the largest line, and on the next when that one does not have as much.
 */
function lineTargets({ lines, totals }: Sale): number[] {
  const targets = lines.map(({ total }) => total)
  let rest = totals.total - targets.reduce((sum, total) => sum + total, 0)
  const largestFirst = targets.map((_, index) => index).sort((a, b) => targets[b]! - targets[a]!)
  for (const index of largestFirst) {
    const here = Math.max(rest, -targets[index]!)
    targets[index]! += here
    rest -= here
  }
  return targets
}

function figuresOf(line: Line, target: number, pricesIncludeTax: boolean): LineFigures {
  const discounts = line.discounts.filter(({ amount }) => amount > 0)
  const discount = discounts.reduce((sum, { amount }) => sum + amount, 0)
  const needed = Math.ceil((target + discount) / line.quantity)
  const isTold = pricesIncludeTax && line.unit_price * line.quantity <= EXACT_UP_TO
  const unit_price = isTold ? Math.max(line.unit_price, needed) : needed
  const rest = unit_price * line.quantity - discount - target
  return {
    unit_price,
    adjustments: [
      ...discounts.map(({ code, reason, amount }) => ({ code, description: reason, amount })),
      ...(rest > 0 ? [{ code: TILL_ROUNDING, amount: rest }] : []),
    ],
  }
}
