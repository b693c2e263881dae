import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import {
  createLinksWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
} from "@medusajs/medusa/core-flows"
import { notFound } from "../../../core/errors"
import type { RetailStoreDTO } from "../../../modules/retail-store/types"
import { graph, idsOf, type Linked } from "./graph"
import { PICKUP_PROVIDER_ID } from "./pickup-provider"
import type { Shop } from "./shop"

/**
 * Links the location to the online channels, so that their carts are offered collection there, and to the
 * manual fulfilment provider. Links that exist are left alone.
 */
export async function ensureLocationLinks(
  container: MedusaContainer,
  store: RetailStoreDTO,
  shop: Shop
): Promise<void> {
  const [location] = await graph<{ sales_channels: Linked; fulfillment_providers: Linked }>(
    container,
    {
      entity: "stock_location",
      fields: ["sales_channels.id", "fulfillment_providers.id"],
      filters: { id: store.stock_location_id },
    }
  )
  if (!location) {
    throw notFound(
      "stock_location_not_found",
      `The stock location ${store.stock_location_id} is gone`
    )
  }
  const channels = idsOf(location.sales_channels)
  const missing = shop.online_channel_ids.filter((id) => !channels.includes(id))
  if (missing.length) {
    await linkSalesChannelsToStockLocationWorkflow(container).run({
      input: { id: store.stock_location_id, add: missing },
    })
  }
  if (!idsOf(location.fulfillment_providers).includes(PICKUP_PROVIDER_ID)) {
    await createLinksWorkflow(container).run({
      input: [
        {
          [Modules.STOCK_LOCATION]: { stock_location_id: store.stock_location_id },
          [Modules.FULFILLMENT]: { fulfillment_provider_id: PICKUP_PROVIDER_ID },
        },
      ],
    })
  }
}
