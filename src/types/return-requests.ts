import type {
  AdminReturnLeg,
  AdminReturnRefusal,
  ReturnReasonName,
  ReturnUnitAway,
} from "./return-desk"

/** `cancelled`: by the shopper, or for her at a desk. `expired`: nothing came in time. */
export type ReturnRequestState = "requested" | "received" | "cancelled" | "expired"
/** How goods come back: brought to a store, or sent. */
export type ReturnRequestWay = "store" | "post"

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
    /** Units that are with the shopper and no other return has; the policy may refuse them still. */
    returnable: number
    away: { reason: ReturnUnitAway; quantity: number }[]
    /** What the policy says of those, by each way this shop offers; empty when none is `returnable`. */
    ways: StoreReturnableWay[]
  }[]
}

/** What the policy says of the returnable units of a line, if they came back by this way and nothing with them. */
export type StoreReturnableWay = {
  way: ReturnRequestWay
  /**
   * The last moment for the last of them, on the clock of the policy: that of a store counts when one is named. null: no
   * window has begun.
   */
  returnable_until: string | null
  /** Empty: all of them come back. */
  refusals: StoreReturnRefusal[]
}

/** Why the policy does not let units come back. */
export type StoreReturnRefusal = Pick<AdminReturnRefusal, "code" | "message"> & {
  /** `days` and `until` of a window; `days` and `units` or `amount` (minor units) of a limit. */
  params: AdminReturnRefusal["params"]
  /** Those it refuses. */
  units: { line_item_id: string; quantity: number }[]
}

/** What a request would come to, if all that is refused were let in; nothing is held. Minor units. */
export type StoreReturnQuote = {
  /** Whether the request would be taken: nothing is refused. */
  allowed: boolean
  /** All of them, not the first alone. */
  refusals: StoreReturnRefusal[]
  currency_code: string
  /** What the units are worth, discounts off and tax in. */
  worth: number
  /** Of `worth`, tax. */
  tax: number
  /**
   * What is kept back for discounts that do not hold for what the shopper keeps; below 0: what was kept back before and
   * is given back. As the policy has it (`lapsed_discounts`).
   */
  lapsed: number
  /** What the shopper pays for returning this way: the shop keeps it, of money alone and never of points. */
  fee: number
  /** What goes back, `lapsed` and the fee off: less than `worth` also when some of it went back before. */
  amount: number
  /**
   * Where it goes; they add up to `amount`. `payment`: to how she paid online. `tender`: as tills name it, such as `cash`;
   * `loyalty` are points. `store_credit`: store credit or a gift card.
   */
  legs: Pick<AdminReturnLeg, "kind" | "tender" | "amount">[]
  /** Whole points: those the goods gave, and those they were paid with. */
  points: { taken_back: number; given_back: number }
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
  way: ReturnRequestWay
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
