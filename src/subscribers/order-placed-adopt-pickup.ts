import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { OrderWorkflowEvents } from "@medusajs/framework/utils"
import { adoptPlacedOrder } from "../workflows/pickup/adopt-placed-order"

/** An order completed past our route still gets its pickup, and a delivered one leaves the stores' stock alone. */
export default async function orderPlacedAdoptPickup({
  event,
  container,
}: SubscriberArgs<{ id: string }>) {
  await adoptPlacedOrder(container, event.data.id)
}

export const config: SubscriberConfig = {
  event: OrderWorkflowEvents.PLACED,
  context: { subscriberId: "omni-order-placed-adopt-pickup" },
}
