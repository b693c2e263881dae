import {
  authenticate,
  type MiddlewareRoute,
  validateAndTransformBody,
} from "@medusajs/framework/http"
import { loadOrderPickup } from "./order-pickup-access"
import {
  StoreCancelPickupBody,
  StoreDeliverPickupBody,
  StorePickupCollectorBody,
  StoreReschedulePickupBody,
} from "./validators"

const BODIES = {
  cancel: StoreCancelPickupBody,
  reschedule: StoreReschedulePickupBody,
  collector: StorePickupCollectorBody,
  deliver: StoreDeliverPickupBody,
}

/** A signed-in customer or, without a session, the holder of a link: `loadOrderPickup` decides. */
const shopper = authenticate("customer", ["session", "bearer"], { allowUnauthenticated: true })

export const storeOrderPickupMiddlewares: MiddlewareRoute[] = [
  { method: "GET", matcher: "/store/orders/:id/pickup", middlewares: [shopper, loadOrderPickup] },
  ...Object.entries(BODIES).map(
    ([command, body]): MiddlewareRoute => ({
      method: "POST",
      matcher: `/store/orders/:id/pickup/${command}`,
      middlewares: [shopper, loadOrderPickup, validateAndTransformBody(body)],
    })
  ),
]
