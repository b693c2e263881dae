import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { OrderEditWorkflowEvents, OrderWorkflowEvents } from "@medusajs/framework/utils"
import { hintAtOrder } from "../workflows/loyalty/hint"

type Hint = { id?: string; order_id?: string }

/** Points follow an order at once; what this misses, a sweep finds. */
export default async function orderChangedSettlePoints({ event, container }: SubscriberArgs<Hint>) {
  const orderId = event.data.order_id ?? event.data.id
  if (orderId) {
    await hintAtOrder(container, orderId)
  }
}

export const config: SubscriberConfig = {
  event: [
    OrderWorkflowEvents.PLACED,
    OrderWorkflowEvents.CANCELED,
    OrderWorkflowEvents.RETURN_RECEIVED,
    OrderWorkflowEvents.EXCHANGE_CREATED,
    OrderWorkflowEvents.CLAIM_CREATED,
    OrderEditWorkflowEvents.CONFIRMED,
  ],
  context: { subscriberId: "omni-order-changed-settle-points" },
}
