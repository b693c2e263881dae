import { returnableUnits } from "../../../../modules/pos/domain/returned-units"
import type { ReturnOnItsWay } from "../../../../modules/pos/read-models/bought"

type Line = { id: string; variant_id: string | null; variant_sku: string | null; left: number }

/**
 * Units per order line that returns on their way take back, found as the follow-up will find them. `lineIdOf` turns
 * the line a till names by its own sale into the order's.
 */
export function unitsOnTheirWay(
  lines: readonly Line[],
  returns: readonly ReturnOnItsWay[],
  lineIdOf: (lineId: string) => string
): Map<string, number> {
  const taken = new Map<string, number>()
  for (const { names, lines: back } of returns) {
    const orderLine = (lineId: string) => (names === "sale" ? lineIdOf(lineId) : lineId)
    const { returned } = returnableUnits(
      back.map((line) => ({
        ...line,
        order_line_id: line.original_line_id && orderLine(line.original_line_id),
      })),
      lines.map((line) => ({ ...line, left: line.left - (taken.get(line.id) ?? 0) }))
    )
    returned.forEach(({ id, quantity }) => taken.set(id, (taken.get(id) ?? 0) + quantity))
  }
  return taken
}
