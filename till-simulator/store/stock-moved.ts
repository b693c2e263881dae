import type { TillEvent } from "../types"

const DIRECTION: Partial<Record<TillEvent["type"], 1 | -1>> = {
  "sale.completed": -1,
  "return.completed": 1,
  "stock.adjusted": 1,
  "stock.transferred_out": -1,
  "stock.received": 1,
}

/** The id of the sale an event is about. */
export function subjectOf(event: Pick<TillEvent, "type" | "data">): string | null {
  const about = event as TillEvent
  if (about.type === "sale.voided") {
    return about.data.sale_event_id
  }
  const original = about.type === "return.completed" ? about.data.original : undefined
  return original && "sale_event_id" in original ? original.sale_event_id : null
}

/** Units that came (positive) or went (negative) by these events, by SKU. A void gives back what its sale took. */
export function unitsMoved(
  events: readonly TillEvent[],
  findSale: (id: string) => TillEvent | null
): Map<string, number> {
  const sum = new Map<string, number>()
  for (const event of events) {
    const sale = event.type === "sale.voided" ? findSale(event.data.sale_event_id) : null
    for (const { sku, units } of sale ? linesOf(sale) : linesOf(event)) {
      sum.set(sku, (sum.get(sku) ?? 0) + (sale ? -units : units))
    }
  }
  return sum
}

function linesOf(event: TillEvent): { sku: string; units: number }[] {
  const direction = DIRECTION[event.type]
  if (!direction || !("lines" in event.data)) {
    return []
  }
  return (event.data.lines ?? []).flatMap((line) => {
    const isDamaged = "condition" in line && line.condition === "damaged"
    return "sku" in line && line.sku && !isDamaged
      ? [{ sku: line.sku, units: direction * line.quantity }]
      : []
  })
}
