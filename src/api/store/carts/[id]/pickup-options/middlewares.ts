import { type MiddlewareRoute, validateAndTransformQuery } from "@medusajs/framework/http"
import { StoreGetPickupOptions } from "./validators"

export const storePickupOptionMiddlewares: MiddlewareRoute[] = [
  {
    method: "GET",
    matcher: "/store/carts/:id/pickup-options",
    middlewares: [validateAndTransformQuery(StoreGetPickupOptions, {})],
  },
]
