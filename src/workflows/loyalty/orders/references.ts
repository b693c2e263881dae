/** What an award or a burned part of a line is known by in the ledger, whichever channel sold the line. */
export const lineReference = (orderLineId: string): string => `order_line:${orderLineId}`

/** What postings about an order refer to. */
export const orderReference = (orderId: string): string => `order:${orderId}`

/** The order a posting is about; null when it is about something else. */
export const orderIdIn = (reference: string | null): string | null =>
  reference?.startsWith("order:") ? reference.slice("order:".length) : null

/** The order line a reference names. */
export const lineIdIn = (reference: string): string => reference.slice("order_line:".length)
