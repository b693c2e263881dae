import type {
  AdminReturnCase,
  AdminReturnCentre,
  AdminReturnQuote,
  AdminReturnUnit,
} from "./return-desk"
import type { StoreReturnQuote, StoreReturnRequest } from "./return-requests"

/** A gift receipt as whoever makes it gets it, to hand on. */
export type MadeGiftReceipt = {
  id: string
  /** Opens the receipt: for the header `X-Gift-Link`. It names neither the order nor anybody. */
  token: string
  /** The storefront's page with the token as its fragment; null without the option `notices.giftPageUrl`. */
  url: string | null
  /** Shown at the desk. */
  code: string
  code_qr_svg: string
  /** The link opens nothing from then on. */
  expires_at: string
  lines: GiftReceiptGoods[]
}

/** Goods of one line of the order, without a word of money. */
export type GiftReceiptGoods = {
  line_item_id: string
  title: string
  variant_title: string | null
  thumbnail: string | null
  /** Units on the receipt. */
  quantity: number
}

/** A gift receipt as its holder sees it: nothing of money, of the order, or of who bought it. */
export type StoreGiftReceipt = Pick<
  MadeGiftReceipt,
  "id" | "code" | "code_qr_svg" | "expires_at"
> & {
  /** Whether goods may be sent back, beside being brought to a store. */
  post_offered: boolean
  lines: (GiftReceiptGoods & {
    /** Units that may come back now. */
    returnable: number
    /** The last moment, on the shop's clock; null: none may come back, or they have not arrived. */
    returnable_until: string | null
  })[]
}

/** A return by a gift receipt as its holder sees it. */
export type StoreGiftReturnRequest = Omit<
  StoreReturnRequest,
  "order_id" | "order_display_id" | "currency_code" | "amount" | "received_units"
> & {
  /** What came, when it did; it may be more or less than was announced. */
  received_units: { line_item_id: string; title: string }[]
}

/** What the policy refuses of a return by a gift receipt; nothing is held, and its money is not told. */
export type StoreGiftReturnQuote = Pick<StoreReturnQuote, "allowed" | "refusals">

export type StoreGiftReturnRequestList = {
  return_requests: StoreGiftReturnRequest[]
  count: number
  limit: number
  offset: number
}

/** A gift receipt at the desk: what its holder may bring, without prices and without the buyer. */
export type AdminGiftReceipt = Pick<MadeGiftReceipt, "id" | "expires_at"> & {
  /** null: nothing is sent on. */
  centre: AdminReturnCentre | null
  lines: (StoreGiftReceipt["lines"][number] & {
    variant_id: string | null
    sku: string | null
    barcode: string | null
  })[]
}

/** What a return by a gift receipt would mean; nothing has moved. Its money is told to nobody at the desk. */
export type AdminGiftQuote = Pick<AdminReturnQuote, "policy_version" | "may_override"> & {
  /** Whether anything goes back: it is store credit or a gift card. */
  has_value: boolean
  units: Omit<AdminReturnQuote["units"][number], "amount">[]
}

/** Goods that were taken back by a gift receipt, as the desk sees it; a manager opens the return for its money. */
export type AdminGiftReturn = Pick<AdminReturnCase, "id" | "state" | "accepted_at"> & {
  gift_receipt_id: string
  units: Omit<AdminReturnUnit, "amount" | "stock_location">[]
}
