import type { PosEvent } from "./events/envelope"

/** What an event must find before its document can be made; null when it stands alone. */
export function waitsFor(event: PosEvent, deviceId: string): string | null {
  switch (event.type) {
    case "sale.voided":
      return saleKey(event.data.sale_event_id)
    case "return.completed": {
      const { original, return_id } = event.data
      return !return_id && original && "sale_event_id" in original
        ? saleKey(original.sale_event_id)
        : null
    }
    case "stock.received":
      return event.data.transfer_id ? transferKey(event.data.transfer_id) : null
    case "cash.moved":
    case "shift.closed":
      return shiftKey(deviceId, event.data.shift_id)
    default:
      return null
  }
}

/** What others may wait for, apart from a sale, which is found by its id. */
export function providesOf(event: PosEvent, deviceId: string): string | null {
  switch (event.type) {
    case "shift.opened":
      return shiftKey(deviceId, event.data.shift_id)
    case "stock.transferred_out":
      return transferKey(event.data.transfer_id)
    default:
      return null
  }
}

export const saleKey = (eventId: string): string => `sale:${eventId.toLowerCase()}`
export const transferKey = (transferId: string): string => `transfer:${transferId}`
const shiftKey = (deviceId: string, shiftId: string): string => `shift:${deviceId}:${shiftId}`

/** The sale a key stands for; null for other keys. */
export const saleOfKey = (key: string): string | null =>
  key.startsWith("sale:") ? key.slice("sale:".length) : null

const FOLLOWED_UP: ReadonlySet<PosEvent["type"]> = new Set([
  "sale.completed",
  "sale.voided",
  "return.completed",
  "customer.registered",
  "pickup.handed_over",
])

/** Whether more than stock and the till's own books come of it: an order, a customer, a hand-over. */
export const needsFollowUp = (event: PosEvent): boolean => FOLLOWED_UP.has(event.type)

/** The shift an event belongs to, as the till names it. */
export function shiftOf(event: PosEvent): string | null {
  return "shift_id" in event.data ? (event.data.shift_id ?? null) : null
}

export function receiptOf(event: PosEvent): string | null {
  return "receipt_number" in event.data ? event.data.receipt_number : null
}
