import { valueOfUnits } from "../../../modules/loyalty/domain/earning/award"
import type { BurnLine } from "../../../modules/loyalty/types"
import { lineIdOf } from "../../pos/follow-up/ids"
import { lineReference } from "../orders/references"

/** Points that paid for a part of a receipt's line. */
export type BurnedLine = { line_id: string; quantity: number; points: number }

/** Lines of a till's sale as lines of the order it becomes. */
export const burnLinesOf = (
  sale: { device_id: string; event_id: string },
  lines: readonly BurnedLine[]
): BurnLine[] =>
  lines.map(({ line_id, quantity, points }) => ({
    reference: lineReference(lineIdOf(sale, line_id)),
    points,
    line_value: valueOfUnits(quantity),
  }))
