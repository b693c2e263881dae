import type { FiscalReceipt } from "../../types/fiscal"
import type { GiftLine } from "./domain/gift-receipt"
import type { RequestState } from "./domain/request-states"

export const RETURN_REASONS = [
  "size",
  "fit",
  "quality",
  "wrong_item",
  "changed_mind",
  "other",
] as const
export type ReturnReason = (typeof RETURN_REASONS)[number]

/** In what state a unit came back. `refurbish`: fit for sale once it is cleaned or mended. */
export const RETURN_GRADES = ["resell", "refurbish", "damaged"] as const
export type ReturnGrade = (typeof RETURN_GRADES)[number]

/**
 * Where a unit that came back is put. `centre`: on the shelf of the store that took it, until a transfer takes it to the
 * shop's centre.
 */
export const RETURN_DISPOSITIONS = ["shelf", "centre", "refurbish", "damaged_bin"] as const
export type ReturnDisposition = (typeof RETURN_DISPOSITIONS)[number]

/** How the difference of an exchange is paid at the desk. */
export const DUE_TENDERS = ["cash", "card"] as const
export type DueTender = (typeof DUE_TENDERS)[number]
/**
 * Where money of a return goes. `payment`: back through its provider. `tender`: out of a drawer or terminal, or, of
 * points, by itself. `store_credit`: what neither holds, given by people or through the official loyalty plugin.
 */
export type LegKind = "payment" | "tender" | "store_credit"

/** Who took goods back: at the desk a dashboard user, at a till the device and who stood at it. */
export type AcceptedBy =
  | { way: "desk"; id: string }
  | { way: "till"; id: string; cashier?: Cashier }

/** `pickup`: nobody took anything back, what was to be collected in exchange was not. */
export type CaseWay = AcceptedBy["way"] | "pickup"

/** Where goods of an exchange are delivered; the country is that of the store. */
export type DeliveryAddress = {
  first_name: string
  last_name: string
  phone: string
  address_1: string
  address_2?: string
  city: string
  province?: string
  postal_code: string
  country_code: string
}

export type Cashier = { id: string; name?: string }

/** `accepted`: the goods are here, the rest is under way. `waiting`: a leg is for people to settle. */
export type ReturnCaseState = "accepted" | "waiting" | "settled"

export type ReturnCaseRow = {
  id: string
  /** null: nobody knows what was bought with it, for there is no receipt. */
  order_id: string | null
  order_display_id: number | null
  /** null: the place parcels come to, which is no store. */
  retail_store_id: string | null
  stock_location_id: string
  currency_code: string
  /** Minor units. */
  worth: number
  amount: number
  state: ReturnCaseState
  /** Why the last try to settle it failed. */
  failure: string | null
  medusa_return_id: string | null
  /** What the shopper paid on top in an exchange; minor units. */
  due: number
  due_tender: DueTender | null
  /** Said at the desk; forgotten once Medusa's order has it. null also: what the order had. */
  delivery_address: DeliveryAddress | null
  note: string | null
  /** The dashboard's user, the till, or the pickup. */
  accepted_by: string
  way: CaseWay
  cashier: Cashier | null
  accepted_at: Date
  settled_at: Date | null
  /** Of what was given back otherwise than at a till. */
  fiscal_receipt: FiscalReceipt | null
  /** null: it came back to who bought it. */
  gift_receipt_id: string | null
  /** The transfer that takes units to the centre; null: none of them goes there. */
  transfer_id: string | null
  input_hash: string
}

export type ReturnUnitRow = {
  case_id: string
  order_line_item_id: string
  /** 0 is the first of its line that came back. */
  place: number
  variant_id: string | null
  title: string
  reason: ReturnReason | "not_collected"
  /** null: of what was not collected, which never left its shelf. */
  grade: ReturnGrade | null
  /** null as `grade`. */
  disposition: ReturnDisposition | null
  /** Whose stock it became; null: nobody's. */
  stock_location_id: string | null
  /** Minor units. */
  amount: number
}

export type ReturnLegRow = {
  id: string
  case_id: string
  kind: LegKind
  payment_id: string | null
  provider_id: string | null
  /** As tills name it: `cash`, `card` and so on. */
  tender: string | null
  /** Minor units. */
  amount: number
  /** Whose store credit it becomes by itself; null also: people give it. */
  credit_customer_id: string | null
  /** The loyalty plugin's transaction that gave it. */
  credit_transaction_id: string | null
  done_at: Date | null
  /** The user or the till that gave it; null: it went by itself. */
  done_by: string | null
  done_way: AcceptedBy["way"] | null
  failure: string | null
}

/** A unit that went out in exchange, or is delivered or collected elsewhere. */
export type NewUnitRow = {
  case_id: string
  place: number
  /** The stock location where it is reserved; null: handed out at the desk. */
  from_location_id: string | null
  /** The shopper comes for it to that store; else it is delivered from there. */
  collect: boolean
  /** Its line in Medusa's order. */
  line_item_id: string
  variant_id: string
  product_id: string
  title: string
  variant_title: string | null
  sku: string | null
  thumbnail: string | null
  /** Tax in, minor units. */
  amount: number
  tax_lines: { rate: number; code: string; provider_id: string }[]
}

export type ReturnCase = ReturnCaseRow & {
  units: ReturnUnitRow[]
  legs: ReturnLegRow[]
  new_units: NewUnitRow[]
}

/**
 * When a period begins and ends in each store, on its own clock; the end is not part of it. `store_id` null: every place
 * that is no store, such as that of parcels.
 */
export type StoreDays = {
  store_id: string | null
  /** Where the store's goods are; null also for a store whose place is another's now. */
  stock_location_id: string | null
  starts_at: Date
  ends_at: Date
}[]

/** Who collects goods of an exchange, and where she hears of them; for orders without an e-mail. */
export type CollectContact = { first_name: string; last_name: string; email: string }

/** A case of goods whose order is known. */
export type OrderReturnCase = ReturnCase & { order_id: string; order_display_id: number }

export const isOfOrder = (returned: ReturnCase): returned is OrderReturnCase =>
  returned.order_id !== null

/** How goods come back: brought to a store, or sent to the place parcels come to. */
export const REQUEST_WAYS = ["store", "post"] as const
export type RequestWay = (typeof REQUEST_WAYS)[number]

/** What came and is not taken back. */
export type RefusedGoods = { reason: string }

/** What a shopper asks to return, and what became of it. */
export type ReturnRequestRow = {
  id: string
  order_id: string
  order_display_id: number
  state: RequestState
  way: RequestWay
  /** The store she named; null: any, or by post. */
  retail_store_id: string | null
  asked_by: "shopper" | "guest"
  customer_id: string | null
  code_issue: number
  /** Medusa's return that holds the units. */
  medusa_return_id: string
  /** What came of it; null also when nothing of it came. */
  case_id: string | null
  /** Why something that came is not taken back; null: all that came is. */
  refused_reason: string | null
  /** By which gift receipt it was asked for; null: by who bought the goods. */
  gift_receipt_id: string | null
  /** Where the holder of a gift receipt wants to hear of it, sealed. */
  receiver: string | null
  asked_at: Date
  expires_at: Date
  ended_at: Date | null
}

/** Lets whoever holds it bring back units of an order without seeing its money. */
export type GiftReceiptRow = {
  id: string
  order_id: string
  code_issue: number
  /** Who made it: the signed-in buyer, a guest by the order's link, or a dashboard user. */
  made_by: "shopper" | "guest" | "desk"
  /** null: a guest. */
  made_by_id: string | null
  /** Its link opens nothing from then on. */
  expires_at: Date
  created_at: Date
}

export type GiftReceipt = GiftReceiptRow & { lines: GiftLine[] }

export type RequestUnit = {
  order_line_item_id: string
  reason: ReturnReason
  quantity: number
  title: string
}

export type ReturnRequest = ReturnRequestRow & {
  units: RequestUnit[]
  /** What a parcel had in it that is not of its order. */
  strays: { description: string; quantity: number }[]
}
