/** Shapes of `GET /pos/v1/changes` and `GET /pos/v1/customers`. Money is integer minor units. */
import type { PickupStatus } from "./http"

export type PosProduct = {
  title: string
  subtitle: string | null
  handle: string
  thumbnail: string | null
  is_giftcard: boolean
  /** Whether promotions may apply. */
  discountable: boolean
  /** What the rules of promotions refer to. */
  collection_id: string | null
  type_id: string | null
  category_ids: string[]
  tag_ids: string[]
}

export type PosVariant = {
  product_id: string
  title: string
  sku: string | null
  /** As they were given: leading zeros are kept, check digits are not judged. */
  barcode: string | null
  ean: string | null
  upc: string | null
  /** By the option's title: `{ "Size": "44" }`. */
  options: Record<string, string>
  /** False: it is never out of stock. */
  manage_inventory: boolean
  allow_backorder: boolean
  /** What one unit takes from stock: several entries, or more than one unit, make it a kit. */
  inventory: { inventory_item_id: string; required_quantity: number }[]
}

export type PosPriceEntry = {
  /** base: outside of price lists. override: replaces it. sale: counts when it is lower. */
  type: "base" | "sale" | "override"
  /** Minor units. */
  amount: number
  includes_tax: boolean
  price_list_id: string | null
  /** From this instant on, up to and with that one; null is open. */
  valid_from: string | null
  valid_to: string | null
  /** For so many units of the variant in one sale, both included; null is open. */
  min_quantity: number | null
  max_quantity: number | null
}

export type PosPrice = {
  currency_code: string
  /** Names exactly these entries; a sale echoes it. */
  price_version: string
  /** In the order in which they are tried, see docs. */
  prices: PosPriceEntry[]
}

/** A condition: the attribute of the till's sale or item, and the values it is compared with. */
export type PosPromotionRule = { attribute: string; operator: string; values: string[] }

export type PosPromotion = {
  code: string
  is_automatic: boolean
  type: "standard" | "buyget"
  is_tax_inclusive: boolean
  /** How often it may be used, and was; null: as often as anybody likes. */
  limit: number | null
  used: number
  campaign: {
    id: string
    starts_at: string | null
    ends_at: string | null
    /** Amounts of a budget of type `spend` are minor units of its currency. */
    budget: {
      type: string
      limit: number | null
      used: number
      currency_code: string | null
    } | null
  } | null
  /** All of them must hold. What the store itself decides (region, country, channel) is decided already. */
  rules: PosPromotionRule[]
  method: {
    type: "fixed" | "percentage"
    /** Minor units of `currency_code`, or per cent. */
    value: number
    currency_code: string | null
    target_type: string
    allocation: string | null
    max_quantity: number | null
    apply_to_quantity: number | null
    buy_rules_min_quantity: number | null
    target_rules: PosPromotionRule[]
    buy_rules: PosPromotionRule[]
  }
  /** Names exactly these terms, whatever was used up of them; a sale echoes it. */
  promo_version: string
}

/** Units of an inventory item in the till's store. */
export type PosStock = {
  stocked: number
  /** Promised to orders that are not handed over or sent yet. */
  reserved: number
  /** Stocked less reserved; negative when more is promised than there is. */
  available: number
}

/** Enough to greet a shopper and to be sure it is she; no phone number and no address. */
export type PosCustomer = {
  first_name: string | null
  last_initial: string | null
  phone_last_digits: string | null
  email_hint: string | null
  has_account: boolean
  /** What the rules of promotions refer to. */
  group_ids: string[]
}

/** `GET /pos/v1/customers`: registered shoppers come first, then the oldest. */
export type PosCustomerList = {
  customers: (PosCustomer & { id: string })[]
  count: number
  limit: number
  offset: number
}

export type PosPickupLine = {
  id: string
  order_line_item_id: string
  variant_id: string | null
  sku: string | null
  title: string
  variant_title: string | null
  quantity: number
  picked_quantity: number
  /** Not found in the store. */
  short_quantity: number
  collected_quantity: number
  /** Left at the counter. */
  refused_quantity: number
}

/** An order to be handed over in the till's store, or goods of one. The code is never told. */
export type PosPickup = {
  id: string
  order_id: string
  order_display_id: number
  /** The return in exchange for which these goods go out; null: they are what was ordered. */
  return_case_id: string | null
  /** As of the answer: a hold that ran out is `expired`. */
  status: PickupStatus
  version: number
  customer_name: string
  /** Somebody else collects it. */
  collector_name: string | null
  pay_in_store: boolean
  currency_code: string
  promised_at: string
  slot_starts_at: string | null
  slot_ends_at: string | null
  ready_at: string | null
  /** Until then it is kept. */
  expires_at: string | null
  bin: string | null
  lines: PosPickupLine[]
}

/** `GET /pos/v1/pickups/:id`, and the answer of every command to it. */
export type PosPickupDetail = PosPickup & {
  /** Minor units, if everything that waits is taken; null when it is not paid at the counter. */
  amount_due: number | null
  /** Commands a till may send now. */
  allowed_commands: PosPickupCommand[]
}

export type PosPickupCommand = "accept" | "pick" | "ready" | "hand-over" | "reject"

/** `GET /pos/v1/pickups`: what is late comes first, then by promise. */
export type PosPickupList = {
  pickups: PosPickup[]
  count: number
  limit: number
  offset: number
}

/** What each type carries. `id` of a change is that of the product, variant, promotion and so on. */
export type PosChangeData = {
  product: PosProduct
  variant: PosVariant
  /** By the variant's id. */
  price: PosPrice
  promotion: PosPromotion
  /** By the inventory item's id. */
  stock: PosStock
  customer: PosCustomer
  pickup: PosPickup
}
export type PosChangeType = keyof PosChangeData

/** The thing as it is now, or that the till has to forget it. */
export type PosChange = {
  [Type in PosChangeType]:
    | { type: Type; op: "upsert"; id: string; data: PosChangeData[Type] }
    | { type: Type; op: "delete"; id: string }
}[PosChangeType]

export type PosChangePage = {
  /** To be applied in this order. */
  changes: PosChange[]
  /** For `since` of the next request. */
  next: string
  /** True: there is more to read now. */
  has_more: boolean
  /** Seconds to wait before the next request. */
  next_poll_after: number
}
