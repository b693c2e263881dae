/** Goods on a fiscal receipt; minor units. */
export type FiscalLine = {
  line_item_id: string
  variant_id: string | null
  title: string
  quantity: number
  /** Tax in. More than it was sold for when what was kept back for discounts goes back with it. */
  amount: number
  /** Per cent, as the order has them. */
  tax_rates: number[]
}

/**
 * Money of a return that was given back otherwise than at a till, or was set off against goods taken in exchange, for a fiscal
 * receipt. Minor units. All is 0 but the `sale` when what came back was worth no money and the goods taken were paid for.
 */
export type FiscalRefund = {
  /** The return's id. A service that is asked again with it answers the receipt it made. */
  id: string
  /** null: taken without a receipt. */
  order_id: string | null
  order_number: number | null
  /** null: the place parcels come to, which is no store. */
  retail_store_id: string | null
  currency_code: string
  total: number
  /** They add up to `total`. */
  lines: FiscalLine[]
  /** They add up to `total`. */
  tenders: {
    /** `exchange`: what was set off against the goods of `sale`. */
    kind: "payment" | "tender" | "store_credit" | "exchange"
    /** Medusa's provider of the payment it went back to. */
    provider_id: string | null
    /** As tills name it: `cash`, `card` and so on. */
    tender: string | null
    amount: number
  }[]
  /** What went out in exchange, which is a sale of its own; null: nothing. */
  sale: {
    /** What was set off and what was paid on top. */
    total: number
    /** They add up to `total`. */
    lines: FiscalLine[]
    /** Paid on top, and how; 0 and null when nothing was. */
    due: number
    due_tender: string | null
  } | null
}

/** What a fiscal service answered, such as the receipt's number and link; kept as it is. */
export type FiscalReceipt = Readonly<Record<string, unknown>>

/** What the option `returns.fiscalService` names in Medusa's container, such as a module of the shop's own. */
export interface FiscalService {
  /**
   * Makes the receipt of a refund and answers what is to be kept of it. What it throws is tried again, later and with
   * the same `id`.
   */
  registerRefund(refund: FiscalRefund): Promise<FiscalReceipt>
}
