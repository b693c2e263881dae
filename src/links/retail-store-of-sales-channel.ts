import { defineLink } from "@medusajs/framework/utils"
import SalesChannelModule from "@medusajs/medusa/sales-channel"
import RetailStoreModule from "../modules/retail-store"

/** The same from the channel's side: `sales_channel.retail_store`; only a till's channel has one. */
export default defineLink(
  { linkable: SalesChannelModule.linkable.salesChannel, field: "id" },
  { ...RetailStoreModule.linkable.retailStore.id, primaryKey: "sales_channel_id" },
  { readOnly: true }
)
