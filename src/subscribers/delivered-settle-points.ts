import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { FulfillmentWorkflowEvents } from "@medusajs/framework/utils"
import { hintAtDelivery } from "../workflows/loyalty/hint"

/** Goods that were delivered or collected give their points a day at once; what this misses, a sweep finds. */
export default async function deliveredSettlePoints({
  event,
  container,
}: SubscriberArgs<{ id: string }>) {
  await hintAtDelivery(container, event.data.id)
}

export const config: SubscriberConfig = {
  event: FulfillmentWorkflowEvents.DELIVERY_CREATED,
  context: { subscriberId: "omni-delivered-settle-points" },
}
