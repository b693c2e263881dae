import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import {
  ProductVariantWorkflowEvents,
  ProductWorkflowEvents,
  RegionWorkflowEvents,
} from "@medusajs/framework/utils"
import { enqueueSyncOfAllStores } from "../workflows/retail-store/jobs/sync-stores"

/**
 * Stores need levels for new products, and zones and prices for new regions. Medusa tells nobody of a new
 * shipping profile: the sweep finds it.
 */
export default async function retailStoreShopChanged({ container }: SubscriberArgs): Promise<void> {
  await enqueueSyncOfAllStores(container)
}

export const config: SubscriberConfig = {
  event: [
    ProductWorkflowEvents.CREATED,
    ProductVariantWorkflowEvents.CREATED,
    RegionWorkflowEvents.CREATED,
    RegionWorkflowEvents.UPDATED,
  ],
  context: { subscriberId: "omni-retail-store-shop-changed" },
}
