import type { ShiftStep } from "../../../../types/shift"
import type { PosEvent } from "../events/envelope"

/** An event of a shift; a void comes with the sale it takes back. */
export type ShiftEvent = { event: PosEvent; voided?: PosEvent<"sale.completed"> }

const CASH = "cash"

type Flow = { tender: string; amount: number; note: string | null }

/** The money an event moved, one flow per tender. */
export function flowsOf({ event, voided }: ShiftEvent): Flow[] {
  switch (event.type) {
    case "shift.opened":
      return [{ tender: CASH, amount: event.data.opening_cash, note: null }]
    case "sale.completed":
      return tenders(event, 1, event.data.receipt_number)
    case "return.completed":
      return tenders(event, -1, event.data.receipt_number)
    case "sale.voided":
      return voided ? tenders(voided, -1, voided.data.receipt_number) : []
    case "cash.moved": {
      const direction = event.data.kind === "paid_in" ? 1 : -1
      return [{ tender: CASH, amount: direction * event.data.amount, note: event.data.reason }]
    }
    default:
      return []
  }
}

const tenders = (
  event: PosEvent<"sale.completed" | "return.completed">,
  direction: 1 | -1,
  note: string
): Flow[] =>
  event.data.tenders.map(({ type, amount }) => ({ tender: type, amount: direction * amount, note }))

/** Every flow of money, in the till's own order. */
export function stepsOf(events: readonly ShiftEvent[]): ShiftStep[] {
  return events.flatMap((each) =>
    flowsOf(each).map((flow) => ({
      event_id: each.event.id,
      type: each.event.type,
      seq: each.event.seq,
      occurred_at: new Date(each.event.occurred_at).toISOString(),
      ...flow,
    }))
  )
}
