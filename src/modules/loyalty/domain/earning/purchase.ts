/** What rules ask about the goods of a line. */
export type Goods = {
  product_id: string | null
  collection_id: string | null
  /** The categories of the product and all above them. */
  category_ids: readonly string[]
  tag_ids: readonly string[]
  /** As the product's metadata names it. */
  brand: string | null
  is_gift_card: boolean
  /** Sold below its usual price. */
  is_on_sale: boolean
}

/** A line as it was sold: money in integer minor units, after every discount, points spent on it included. */
export type PurchaseLine = Goods & {
  id: string
  quantity: number
  with_tax: number
  without_tax: number
}

/** A purchase in any channel. */
export type Purchase = {
  channel: "online" | "store"
  sales_channel_id: string | null
  retail_store_id: string | null
  currency_code: string
  at: Date
  /** Of the store; null: the programme's. */
  time_zone: string | null
  /** The member's when she bought; nobody's without. */
  tier?: string | null
  lines: readonly PurchaseLine[]
}
