import type { ReturnReasonName, ReturnUnitAway } from "./return-desk"

/** `cancelled`: by the shopper, or for her at a desk. `expired`: nothing came in time. */
export type ReturnRequestState = "requested" | "received" | "cancelled" | "expired"

/** Units of an order that may be returned, and why others may not. Minor units. */
export type StoreReturnableUnits = {
  order_id: string
  currency_code: string
  /** Why nothing of it may be returned; null when it may. */
  refusal: { code: string; message: string } | null
  /** Whether goods may be sent back, beside being brought to a store. */
  post_offered: boolean
  lines: {
    line_item_id: string
    title: string
    variant_title: string | null
    thumbnail: string | null
    quantity: number
    returnable: number
    away: { reason: ReturnUnitAway; quantity: number }[]
  }[]
}

/** What a shopper asks to bring or send back. */
export type StoreReturnRequest = {
  id: string
  order_id: string
  order_display_id: number
  state: ReturnRequestState
  /** What the shopper is to do, or waits for. */
  next: "bring" | "send" | "wait_for_money" | "none"
  /** Whether the shopper may still call it off. */
  may_cancel: boolean
  way: "store" | "post"
  /** The store she named; null: any store, or by post. */
  retail_store: {
    id: string
    name: string
    address_1: string
    city: string
    phone: string | null
  } | null
  /** Where a parcel goes; null for a store. */
  post: {
    name: string
    address_1: string | null
    address_2: string | null
    city: string | null
    province: string | null
    postal_code: string | null
    country_code: string | null
    phone: string | null
    /** The shop's words: what to do with the parcel, or where its label is. */
    instructions: string | null
  } | null
  /** Shown at the desk or laid into the parcel; null when the return is over. */
  code: string | null
  code_qr_svg: string | null
  currency_code: string
  /** What goes back, in minor units: foreseen while requested, exact once received; null: nothing. */
  amount: number | null
  /** All of it has been given back. */
  refunded: boolean
  units: {
    line_item_id: string
    title: string
    reason: ReturnReasonName
    quantity: number
  }[]
  /** What came, when it did; it may be more or less than was announced. */
  received_units: { line_item_id: string; title: string; amount: number }[]
  /** What came in a parcel and is not taken back: it stays hers; null: nothing of it. */
  refused: { reason: string } | null
  asked_at: string
  expires_at: string
  ended_at: string | null
}

export type StoreReturnRequestList = {
  return_requests: StoreReturnRequest[]
  count: number
  limit: number
  offset: number
}

/** The same as staff see it. */
export type AdminReturnRequest = Pick<
  StoreReturnRequest,
  "id" | "order_id" | "state" | "way" | "units" | "refused" | "asked_at" | "expires_at" | "ended_at"
> & {
  order_number: number
  retail_store: { id: string; name: string } | null
  asked_by: "shopper" | "guest"
  /** By which gift receipt it was asked for; null: by the buyer. */
  gift_receipt_id: string | null
  /** What came of it. */
  return_id: string | null
  /** What a parcel had in it that is not of its order. */
  strays: { description: string; quantity: number }[]
}

/** One request, and whether the caller works where parcels come to. */
export type AdminReturnRequestAnswer = { return_request: AdminReturnRequest; may_receive: boolean }

export type AdminReturnRequestList = {
  return_requests: AdminReturnRequest[]
  count: number
  limit: number
  offset: number
}
