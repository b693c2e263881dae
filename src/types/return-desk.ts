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

/** Where money of a return goes. */
export type AdminReturnLeg = {
  id: string
  /** The payment it goes back to; null: people settle it by hand (a gift card, store credit). */
  payment_id: string | null
  /** Medusa's provider of that payment, such as `pp_stripe_stripe`. */
  provider_id: string | null
  /** Minor units. */
  amount: number
  done_at: string | null
  /** Who settled it by hand. */
  done_by: { id: string; name: string | null } | null
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
  legs: Pick<AdminReturnLeg, "payment_id" | "provider_id" | "amount">[]
  units: { line_item_id: string; amount: number }[]
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
  accepted_by: { id: string; name: string | null }
  accepted_at: string
  settled_at: string | null
}

export type AdminReturnCaseList = {
  returns: AdminReturnCase[]
  count: number
  limit: number
  offset: number
}
