import { defineLink } from "@medusajs/framework/utils"
import SalesChannelModule from "@medusajs/medusa/sales-channel"
import RetailStoreModule from "../modules/retail-store"

/** The channel of the store's till. */
export default defineLink(
  { linkable: RetailStoreModule.linkable.retailStore, field: "sales_channel_id" },
  SalesChannelModule.linkable.salesChannel,
  { readOnly: true }
)
