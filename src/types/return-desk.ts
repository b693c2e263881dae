import type { FiscalReceipt } from "./fiscal"
import type { PosOrder } from "./pos-orders"

/** What was bought, with what of it may still come back at the desk. */
export type AdminReturnDeskOrders = {
  orders: PosOrder[]
  count: number
  limit: number
  offset: number
}

export type ReturnReasonName = "size" | "fit" | "quality" | "wrong_item" | "changed_mind" | "other"
/** `resell` goes back on the shelf of the store; `damaged` does not. */
export type ReturnGradeName = "resell" | "damaged"

/** A dashboard user, or a till. */
export type AdminReturnDoer = { id: string; way: "desk" | "till"; name: string | null }

/** Where money of a return goes. */
export type AdminReturnLeg = {
  id: string
  /**
   * `payment` goes back by itself. `tender` is given at the till that took the goods, or by hand; that of points,
   * `loyalty`, goes by itself. `store_credit` is what neither holds (a gift card, store credit): people settle it.
   */
  kind: "payment" | "tender" | "store_credit"
  /** The payment it goes back to. */
  payment_id: string | null
  /** Medusa's provider of that payment, such as `pp_stripe_stripe`. */
  provider_id: string | null
  /** As tills name it: `cash`, `card` and so on. */
  tender: string | null
  /** Minor units. */
  amount: number
  done_at: string | null
  /** Who gave it; null: it went by itself. */
  done_by: AdminReturnDoer | null
  /** Why the last try failed. */
  failure: string | null
}

/** What a return would come to; nothing has moved. Minor units. */
export type AdminReturnQuote = {
  order_id: string
  order_number: number
  currency_code: string
  /** What the units are worth, discounts off and tax in. */
  worth: number
  /** What goes back: less than `worth` when some of it went back before. */
  amount: number
  legs: Pick<AdminReturnLeg, "kind" | "payment_id" | "provider_id" | "tender" | "amount">[]
  units: { line_item_id: string; amount: number }[]
  /** In an exchange: what goes out, what it costs together, and what the shopper pays on top. */
  new_units: AdminNewUnit[]
  new_worth: number
  due: number
}

/** A unit that goes out in exchange; the amount with tax, minor units. */
export type AdminNewUnit = {
  variant_id: string
  title: string
  variant_title: string | null
  sku: string | null
  thumbnail: string | null
  amount: number
}

/** A visit at the return desk. */
export type AdminReturnCase = {
  id: string
  order_id: string
  order_number: number
  retail_store: { id: string; name: string }
  /** `accepted`: the rest is under way. `waiting`: a leg is for people to settle. */
  state: "accepted" | "waiting" | "settled"
  currency_code: string
  /** Minor units. */
  worth: number
  amount: number
  /** What the shopper paid on top in an exchange, and how. */
  due: number
  due_tender: "cash" | "card" | null
  new_units: (AdminNewUnit & { line_item_id: string })[]
  /** Why the last try to settle it failed; it is tried again by itself. */
  failure: string | null
  note: string | null
  /** Medusa's return, once it is written. */
  return_id: string | null
  units: {
    line_item_id: string
    title: string
    reason: ReturnReasonName
    grade: ReturnGradeName
    amount: number
  }[]
  legs: AdminReturnLeg[]
  /** `cashier`: who stood at the till, as the till says. */
  accepted_by: AdminReturnDoer & { cashier: { id: string; name?: string } | null }
  accepted_at: string
  settled_at: string | null
  /** What the shop's fiscal service answered of what was not given back at a till. */
  fiscal_receipt: FiscalReceipt | null
}

export type AdminReturnCaseList = {
  returns: AdminReturnCase[]
  count: number
  limit: number
  offset: number
}
