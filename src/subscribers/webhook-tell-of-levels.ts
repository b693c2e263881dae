import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { InventoryEvents } from "@medusajs/framework/utils"
import { tellOfLevels } from "../workflows/webhook/stock"

/** Stock that Medusa's own inventory changed. What our gateway changes, the ledger tells. */
export default async function webhookTellOfLevels({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  await tellOfLevels(container, [event.data.id])
}

export const config: SubscriberConfig = {
  // The module's own events and not its workflows': a reservation changes a level, too.
  // eslint-disable-next-line @medusajs/prefer-workflow-event-over-module-event
  event: [InventoryEvents.INVENTORY_LEVEL_CREATED, InventoryEvents.INVENTORY_LEVEL_UPDATED],
  context: { subscriberId: "omni-webhook-tell-of-levels" },
}
