import type { FiscalReceipt } from "./fiscal"
import type { AdminGiftReceipt } from "./gift-receipts"
import type { PosOrder } from "./pos-orders"
import type { AdminReturnRequest } from "./return-requests"

/** What was bought, with what of it may still come back at the desk. */
export type AdminReturnDeskOrders = {
  orders: PosOrder[]
  count: number
  limit: number
  offset: number
  /** Looked up by its code: what the shopper asked to return. */
  return_request?: AdminReturnRequest
  /** Looked up by its code, or by that of a return asked for by it; `orders` is empty then. */
  gift_receipt?: AdminGiftReceipt
}

/** Why a unit may not come back. `given_up`: missing, refused at the counter or never collected. */
export type ReturnUnitAway = "not_handed_over" | "given_up" | "came_back" | "on_its_way"

/** An order at the desk, with which of its units may come back and why others may not. Minor units. */
export type AdminReturnDeskOrder = {
  order_id: string
  order_number: number
  placed_at: string
  /** Empty when nobody said. */
  customer_name: string
  currency_code: string
  /** Where goods of it are delivered; null: it was collected, or sold at a till, and nobody said. */
  delivery_address: { address_1: string; city: string; postal_code: string } | null
  /** Whether somebody can be told that goods are ready; without, who collects them has to be said. */
  has_email: boolean
  /** null: nothing is sent on. */
  centre: AdminReturnCentre | null
  /** Why nothing of it may come back at the desk; null when it may. */
  refusal: { code: string; message: string } | null
  /** What its shopper asked online to return and nobody brought yet, the youngest first; none by a gift receipt. */
  open_requests: AdminReturnRequest[]
  lines: {
    line_item_id: string
    title: string
    variant_id: string | null
    variant_title: string | null
    sku: string | null
    barcode: string | null
    thumbnail: string | null
    quantity: number
    /** What the whole line is worth, discounts off and tax in. */
    total: number
    /** Units that may come back now. */
    returnable: number
    /** The other units, by the reason. */
    away: { reason: ReturnUnitAway; quantity: number }[]
    /** The end of the window of the unit that comes back next; null: none has begun, or nothing may come back. */
    returnable_until: string | null
    /** Of the units that may come back now, those the policy refuses for their goods or their window, by the reason. */
    refused: (AdminReturnRefusal & { quantity: number })[]
  }[]
}

/** A signed link to an order, for a shopper without an account. */
export type AdminGuestLink = {
  /** Goes into the header `X-Pickup-Link`. */
  token: string
  /** The storefront's page; null without the option `notices.guestPageUrl`. */
  url: string | null
  expires_at: string
}

export type ReturnReasonName = "size" | "fit" | "quality" | "wrong_item" | "changed_mind" | "other"
/** In what state a unit came back. `refurbish`: fit for sale once it is cleaned or mended. */
export type ReturnGradeName = "resell" | "refurbish" | "damaged"
/**
 * Where a unit that came back is put: what is to `resell` on the `shelf` of the place that took it, from where it goes on to
 * the `centre` when staff say so; the others to `refurbish` and to the `damaged_bin`.
 */
export type ReturnDispositionName = "shelf" | "centre" | "refurbish" | "damaged_bin"

/** The retail store that goods may be sent to which came back fit for sale (option `returns.centreStoreId`). */
export type AdminReturnCentre = { id: string; name: string }

/** A dashboard user, or a till. */
export type AdminReturnDoer = { id: string; way: "desk" | "till"; name: string | null }

/** Where money of a return goes. */
export type AdminReturnLeg = {
  id: string
  /**
   * `payment` goes back by itself. `tender` is given at the till that took the goods, or by hand; that of points,
   * `loyalty`, goes by itself. `store_credit` is what neither holds (a gift card, store credit): it goes by itself to
   * `credit_customer_id`, or people settle it.
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
  /**
   * Whose store credit it becomes by itself, through the official loyalty plugin. null: that is not installed, or the
   * shopper is a guest or brings a gift; people give it.
   */
  credit_customer_id: string | null
  /** The loyalty plugin's transaction that gave it; null also: it was given otherwise. */
  credit_transaction_id: string | null
  done_at: string | null
  /** Who gave it; null: it went by itself. */
  done_by: AdminReturnDoer | null
  /** Why the last try failed. */
  failure: string | null
}

/** Why the policy does not let a unit come back; `override_by` may let it in all the same. */
export type AdminReturnRefusal = {
  code:
    | "outside_window"
    | "excluded_goods"
    | "condition"
    | "receipt_required"
    | "limit_reached"
    | "blind_item_limit"
    | "blind_person_limit"
  /** `days` and `until` of a window; `days`, `units` or `amount` (minor units) and `counted` of a limit; `grade` of a condition. */
  params: Readonly<Record<string, string | number>>
  /** In English; pages tell it by code and parameters. */
  message: string
  override_by: "associate" | "manager" | "admin" | "nobody"
}

/** What money may go back as; `same` is how it was paid. */
export type AdminRefundKind = "same" | "cash" | "card" | "store_credit"

/** What a return would come to; nothing has moved. Minor units. */
export type AdminReturnQuote = {
  order_id: string
  order_number: number
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
  /** What returning costs the shopper. */
  fee: number
  /** What goes back, `lapsed` and the fee off: less than `worth` also when some of it went back before. */
  amount: number
  legs: Pick<
    AdminReturnLeg,
    "kind" | "payment_id" | "provider_id" | "tender" | "amount" | "credit_customer_id"
  >[]
  /** What the shopper may ask the money back as (`refund_to`) instead. */
  refund_to: AdminRefundKind[]
  /** Version of the policy in force; 0: nobody has published one. */
  policy_version: number
  /** Whether the caller may let in all that is refused. */
  may_override: boolean
  units: {
    line_item_id: string
    amount: number
    /** The last moment; null: no window has begun. */
    returnable_until: string | null
    /** Empty: it comes back. */
    refusals: AdminReturnRefusal[]
  }[]
  /** In an exchange: what goes out, what it costs together, and what the shopper pays on top. */
  new_units: AdminNewUnit[]
  new_worth: number
  due: number
}

/** Where a unit is collected, and when it will be ready on that store's clock. */
export type AdminCollectAt = {
  stock_location_id: string
  name: string
  ready_at: string
  /** IANA name. */
  time_zone: string
}

/** A unit that goes out in exchange; the amount with tax, minor units. */
export type AdminNewUnit = {
  variant_id: string
  title: string
  variant_title: string | null
  sku: string | null
  thumbnail: string | null
  amount: number
  /** Where it is reserved and delivered from; null: it is not delivered. */
  deliver_from: { stock_location_id: string; name: string } | null
  /** The store where it is reserved and collected; null: it is not collected. With neither it is handed out at the desk. */
  collect_at: AdminCollectAt | null
}

/** Another place that has goods to exchange for. */
export type AdminAlternativePlace = {
  stock_location_id: string
  /** null: no store, such as a warehouse. */
  retail_store_id: string | null
  name: string
  /** From the desk's store, along the surface; null: no store. */
  distance_km: number | null
  /** Units nobody else has a claim on, safety stock off; 99 at most. */
  available: number
  /** When a unit taken now could be collected there; null: nothing is collected there. */
  collect_at: string | null
}

/** What a shopper may take instead of a unit: a variant of its product. Minor units. */
export type AdminAlternative = {
  variant_id: string
  title: string
  variant_title: string | null
  sku: string | null
  thumbnail: string | null
  /** Such as Size, M. */
  options: { title: string; value: string }[]
  /** The very variant that was bought, as for a faulty one. */
  is_same: boolean
  /** What one costs in exchange for the unit. */
  amount: number
  /** If it is all that changes hands: what the shopper pays, or, negative, gets back. */
  difference: number
  /** Units in the desk's store that may still be promised; 99 at most. */
  here: number
  /** Five of the twenty nearest stores at most, the nearest first, then places that are no store; without units: not told. */
  elsewhere: AdminAlternativePlace[]
}

/** `count` is of the product's variants; those without a price in the order's region are left out. */
export type AdminAlternativeList = {
  line_item_id: string
  currency_code: string
  alternatives: AdminAlternative[]
  count: number
  limit: number
  offset: number
}

/** Goods without a receipt: what they would come to. Minor units. */
export type AdminBlindQuote = {
  currency_code: string
  /** It goes back as store credit or a gift card, and nothing else. */
  amount: number
  /** In so many days the lowest price was looked for. */
  price_days: number
  policy_version: number
  may_override: boolean
  /** null: nothing is sent on. */
  centre: AdminReturnCentre | null
  units: {
    variant_id: string
    title: string
    amount: number
    /** `paid`: the lowest paid for it in the days the policy names. `current`: nobody bought it; the lowest price now. */
    price_of: "paid" | "current"
    refusals: AdminReturnRefusal[]
  }[]
}

/** Who let in what the policy refuses, and why. */
export type AdminReturnOverride = {
  by: { id: string; name: string | null }
  role: "associate" | "manager" | "admin"
  reason: string
  refusals: {
    code: AdminReturnRefusal["code"]
    params: AdminReturnRefusal["params"]
    /** null: without a receipt. */
    line_item_id: string | null
  }[]
  at: string
}

/** A unit that came back. */
export type AdminReturnUnit = {
  /** null: taken without a receipt. */
  line_item_id: string | null
  variant_id: string | null
  title: string
  /** `not_collected`: it was to be collected in exchange, and never left its shelf; only in a return of a pickup. */
  reason: ReturnReasonName | "not_collected"
  /** null: it was not collected. */
  grade: ReturnGradeName | null
  /** null: it was not collected. */
  disposition: ReturnDispositionName | null
  /** Whose stock it became; null: nobody's, because the shop has no stock location for it. */
  stock_location: { id: string; name: string } | null
  amount: number
}

/** A visit at the return desk. */
export type AdminReturnCase = {
  id: string
  /** null: taken without a receipt. */
  order_id: string | null
  order_number: number | null
  /** By which gift receipt it came back; its money is not the buyer's. null: by none. */
  gift_receipt_id: string | null
  /** `id` null: the place parcels come to. */
  retail_store: { id: string | null; name: string }
  /** `accepted`: the rest is under way. `waiting`: a leg is for people to settle. */
  state: "accepted" | "waiting" | "settled"
  currency_code: string
  /** Minor units. */
  worth: number
  /** What was kept back for discounts that did not hold any more; below 0: given back again. */
  lapsed: number
  /** What returning cost the shopper. */
  fee: number
  amount: number
  /** What the shopper paid on top in an exchange, and how. */
  due: number
  due_tender: "cash" | "card" | null
  /** `pickup_id`: the pickup it is collected by; null: by none. */
  new_units: (AdminNewUnit & { line_item_id: string; pickup_id: string | null })[]
  /** Version of the policy it was taken by; 0: the defaults. */
  policy_version: number
  /** null: the policy refused nothing. */
  override: AdminReturnOverride | null
  /** Why the last try to settle it failed; it is tried again by itself. */
  failure: string | null
  note: string | null
  /** Medusa's return, once it is written. */
  return_id: string | null
  units: AdminReturnUnit[]
  /** The transfer that takes units to the centre; null: none goes there, or nobody keeps their stock. */
  transfer_id: string | null
  legs: AdminReturnLeg[]
  /**
   * `pickup`: nobody took goods back; what was to be collected in exchange was not, and its money goes back. `cashier`: who
   * stood at the till, as the till says.
   */
  accepted_by: {
    id: string
    way: AdminReturnDoer["way"] | "pickup"
    name: string | null
    cashier: { id: string; name?: string } | null
  }
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

/** Units that came back and have something in common. */
export type AdminReturnReportGroup = {
  /** null: the order's channel is not known. */
  id: string | null
  name: string
  units: number
  /** Of all units that came back, from 0 to 1. */
  share: number
  /** Units of this group that shoppers got on the same days; null: groups of reasons, which nobody sells. */
  units_sold: number | null
  /** `units` for each of `units_sold`; null where shoppers got none. */
  return_rate: number | null
  /** What they are worth, in minor units, by currency. */
  worth: Record<string, number>
}

/** What came back at the desks on some days, each store's on its own clock. */
export type AdminReturnReport = {
  /** Calendar dates, both included. */
  from: string
  to: string
  returns: number
  units: number
  /** Units that shoppers got on the same days: collected, delivered, sold at a till, or taken in exchange. */
  units_sold: number
  /** `units` for each of `units_sold`, more than 1 when more came back; null when shoppers got nothing. */
  return_rate: number | null
  /** Given back or to be given back, in minor units, by currency. */
  amounts: Record<string, number>
  /** From the goods' hand-in to the last of the money; null: nothing is settled yet. */
  seconds_to_refund: { p50: number; p90: number } | null
  /** Of all returns, from 0 to 1: with an exchange, without a receipt, against the policy. null: not counted. */
  exchange_share: number | null
  blind_share: number | null
  override_share: number | null
  /** The most units first; a hundred at most. */
  reasons: AdminReturnReportGroup[]
  products: AdminReturnReportGroup[]
  stores: AdminReturnReportGroup[]
  channels: AdminReturnReportGroup[]
}
