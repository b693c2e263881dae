/** What a till may know of an order to take goods back. Amounts are integer minor units; instants are UTC. */

import type { PosCustomer } from "./pos-changes"
import type { ReturnReasonName } from "./return-desk"
import type { ReturnRequestState } from "./return-requests"

export type PosOrderLine = {
  /** What a return names as `original_line_id`. */
  line_id: string
  variant_id: string | null
  sku: string | null
  barcode: string | null
  title: string
  variant_title: string | null
  quantity: number
  /** Of one unit, before discounts; with tax when the order's prices are. */
  unit_price: number
  /** What was paid for the whole line: after discounts, tax included. */
  total: number
  /** Rates the line was taxed at, in per cent. */
  tax_rates: number[]
  /** Units that came back, also those whose return is still being written down. */
  returned: number
  /** Units that may still come back; found by the code of a return, those it holds among them. */
  returnable: number
}

/** What a shopper announced online that she brings or sends back. */
export type PosReturnRequest = {
  /** What a return names, so that these units may come back with it. */
  request_id: string
  /** Over, unless it is `requested`: it holds nothing then. */
  state: ReturnRequestState
  way: "store" | "post"
  asked_at: string
  expires_at: string
  /** A line may stand here several times, with other reasons. */
  lines: { line_id: string; quantity: number; reason: ReturnReasonName }[]
}

export type PosOrder = {
  /** What a return names as its `original`. */
  original: { sale_event_id: string } | { order_id: string }
  /** null: the order of the sale is being made. */
  order_id: string | null
  order_number: number | null
  receipt_number: string | null
  channel: "store" | "online"
  /** Where it was bought; null for an order of the web shop. */
  store: { id: string; name: string } | null
  bought_at: string
  /** The store's accounting day; null for an order of the web shop. */
  business_date: string | null
  currency_code: string
  prices_include_tax: boolean
  total: number
  /** Voided or cancelled: nothing of it can come back. */
  is_cancelled: boolean
  customer: (PosCustomer & { id: string }) | null
  lines: PosOrderLine[]
  /** How a receipt was paid; empty for an order of the web shop. */
  tenders: { type: string; amount: number; reference: string | null }[]
  /** Only of what was found by the code of a return. */
  return_request?: PosReturnRequest
}

/** `/pos/v1/orders/lookup`: the youngest first, of equal receipt numbers those of the till's own store. */
export type PosOrderList = { orders: PosOrder[]; count: number; limit: number; offset: number }
