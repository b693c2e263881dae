import type { BurnLine } from "../../../modules/loyalty/types"
import { lineIdOf } from "../../pos/follow-up/ids"

/** Points that paid for a part of a receipt's line. */
export type BurnedLine = { line_id: string; quantity: number; points: number }

/** How the ledger names the line of an order, in whatever channel: by what a return of it finds it. */
export const referenceOfLine = (orderLineId: string): string => `order_line:${orderLineId}`

/** Lines of a till's sale as lines of the order it becomes. A line is measured in units. */
export const burnLinesOf = (
  sale: { device_id: string; event_id: string },
  lines: readonly BurnedLine[]
): BurnLine[] =>
  lines.map(({ line_id, quantity, points }) => ({
    reference: referenceOfLine(lineIdOf(sale, line_id)),
    points,
    line_value: quantity,
  }))
