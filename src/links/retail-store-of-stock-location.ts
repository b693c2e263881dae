import { defineLink } from "@medusajs/framework/utils"
import StockLocationModule from "@medusajs/medusa/stock-location"
import RetailStoreModule from "../modules/retail-store"

/** The same from the location's side: `stock_location.retail_store`. */
export default defineLink(
  { linkable: StockLocationModule.linkable.stockLocation, field: "id" },
  { ...RetailStoreModule.linkable.retailStore.id, primaryKey: "stock_location_id" },
  { readOnly: true }
)
