import { type MiddlewareRoute, validateAndTransformBody } from "@medusajs/framework/http"
import { StoreChoosePickupBody } from "./[id]/pickup/validators"
import { completePickupCart } from "./complete-pickup"
import { renewPickup } from "./renew-pickup"
import { reviewPoints } from "./review-points"

/** What a shopper does to a cart on the way to its order. */
const RENEWING = [
  "/store/carts/:id",
  "/store/carts/:id/line-items*",
  "/store/carts/:id/shipping-methods",
  "/store/carts/:id/promotions",
  "/store/carts/:id/customer",
]

export const storeCartPickupMiddlewares: MiddlewareRoute[] = [
  {
    method: "POST",
    matcher: "/store/carts/:id/pickup",
    middlewares: [validateAndTransformBody(StoreChoosePickupBody)],
  },
  {
    method: "POST",
    matcher: "/store/carts/:id/complete",
    middlewares: [reviewPoints, completePickupCart],
  },
  ...RENEWING.map(
    (matcher): MiddlewareRoute => ({
      method: ["POST", "DELETE"],
      matcher,
      middlewares: [renewPickup],
    })
  ),
]
