import { defineLink } from "@medusajs/framework/utils"
import StockLocationModule from "@medusajs/medusa/stock-location"
import RetailStoreModule from "../modules/retail-store"

/** The location the store's stock is counted at. */
export default defineLink(
  { linkable: RetailStoreModule.linkable.retailStore, field: "stock_location_id" },
  StockLocationModule.linkable.stockLocation,
  { readOnly: true }
)
