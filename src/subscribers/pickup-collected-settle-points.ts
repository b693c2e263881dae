import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { hintAtPickup } from "../workflows/loyalty/hint"
import { PickupEvents } from "../workflows/pickup/events"

/** Goods that were collected give their points a day at once; what this misses, a sweep finds. */
export default async function pickupCollectedSettlePoints({
  event,
  container,
}: SubscriberArgs<{ id: string }>) {
  await hintAtPickup(container, event.data.id)
}

export const config: SubscriberConfig = {
  event: PickupEvents["hand-over"],
  context: { subscriberId: "omni-pickup-collected-settle-points" },
}
