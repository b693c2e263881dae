/** What one store's tills see of the shop. When it changes, they start from a snapshot. */
export type StoreView = {
  retail_store_id: string
  stock_location_id: string
  sales_channel_id: string
  /** Of the store; ISO 3166 alpha-2, lower case. */
  country_code: string
  /** Whether the store's channel lists products. One that lists none sells every published product. */
  lists_products: boolean
  /** The region of the store's country; null when no region has it. */
  region_id: string | null
  /** Of the region, else the shop's default; null when the shop has neither. */
  currency_code: string | null
  /** Whether amounts include tax: of prices for the region (null: no word on it), and of all others. */
  region_includes_tax: boolean | null
  includes_tax: boolean
}
