import {
  authenticate,
  type MiddlewareRoute,
  validateAndTransformBody,
} from "@medusajs/framework/http"
import { StoreApplyPointsBody } from "./validators"

const MATCHER = "/store/carts/:id/loyalty"
const WAYS = ["session" as const, "bearer" as const]

/** Anybody who knows the cart may see what it would earn; its points are its customer's, signed in. */
export const storeCartLoyaltyMiddlewares: MiddlewareRoute[] = [
  {
    method: "GET",
    matcher: MATCHER,
    middlewares: [authenticate("customer", WAYS, { allowUnauthenticated: true })],
  },
  {
    method: "POST",
    matcher: MATCHER,
    middlewares: [authenticate("customer", WAYS), validateAndTransformBody(StoreApplyPointsBody)],
  },
  { method: "DELETE", matcher: MATCHER, middlewares: [authenticate("customer", WAYS)] },
]
