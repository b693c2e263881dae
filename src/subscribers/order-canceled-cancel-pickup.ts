import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { OrderWorkflowEvents } from "@medusajs/framework/utils"
import { cancelPickupsOfOrder } from "../workflows/pickup/cancel-pickups-of-order"

/** An order cancelled in Medusa's own dashboard is not collected any more. */
export default async function orderCanceledCancelPickup({
  event,
  container,
}: SubscriberArgs<{ id: string }>) {
  await cancelPickupsOfOrder(container, event.data.id)
}

export const config: SubscriberConfig = {
  event: OrderWorkflowEvents.CANCELED,
  context: { subscriberId: "omni-order-canceled-cancel-pickup" },
}
