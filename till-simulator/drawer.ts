import type { PosEventData } from "../src/types"
import type { TillEvent } from "./types"

export type TenderSum = PosEventData<"shift.closed">["counted"][number]

/** What should be there per tender, by the till's own events of a shift; never less than nothing. */
export function expectedTenders(
  events: readonly TillEvent[],
  findSale: (id: string) => TillEvent | null
): TenderSum[] {
  const sums = new Map<TenderSum["type"], number>([["cash", 0]])
  for (const { type, amount } of events.flatMap((event) => flowsOf(event, findSale))) {
    sums.set(type, (sums.get(type) ?? 0) + amount)
  }
  return [...sums].map(([type, amount]) => ({ type, amount: Math.max(0, amount) }))
}

function flowsOf(event: TillEvent, findSale: (id: string) => TillEvent | null): TenderSum[] {
  switch (event.type) {
    case "shift.opened":
      return [{ type: "cash", amount: event.data.opening_cash }]
    case "cash.moved": {
      const sign = event.data.kind === "paid_in" ? 1 : -1
      return [{ type: "cash", amount: sign * event.data.amount }]
    }
    case "sale.completed":
      return event.data.tenders
    case "return.completed":
      return negative(event.data.tenders)
    case "sale.voided": {
      const sale = findSale(event.data.sale_event_id)
      return sale?.type === "sale.completed" ? negative(sale.data.tenders) : []
    }
    default:
      return []
  }
}

const negative = (tenders: readonly TenderSum[]): TenderSum[] =>
  tenders.map(({ type, amount }) => ({ type, amount: -amount }))
