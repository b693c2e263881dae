import {
  authenticate,
  type MiddlewareRoute,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import { StoreLoyaltyHistoryParams } from "./validators"

export const storeLoyaltyMiddlewares: MiddlewareRoute[] = [
  { matcher: "/store/loyalty*", middlewares: [authenticate("customer", ["session", "bearer"])] },
  {
    method: "GET",
    matcher: "/store/loyalty/history",
    middlewares: [validateAndTransformQuery(StoreLoyaltyHistoryParams, { isList: true })],
  },
]
