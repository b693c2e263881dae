import {
  authenticate,
  type MiddlewareRoute,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import { StoreJoinLoyalty, StoreLoyaltyHistoryParams, StoreLoyaltyPreferences } from "./validators"

export const storeLoyaltyMiddlewares: MiddlewareRoute[] = [
  { matcher: "/store/loyalty*", middlewares: [authenticate("customer", ["session", "bearer"])] },
  {
    method: "POST",
    matcher: "/store/loyalty",
    middlewares: [validateAndTransformBody(StoreJoinLoyalty)],
  },
  {
    method: "POST",
    matcher: "/store/loyalty/preferences",
    middlewares: [validateAndTransformBody(StoreLoyaltyPreferences)],
  },
  {
    method: "GET",
    matcher: "/store/loyalty/history",
    middlewares: [validateAndTransformQuery(StoreLoyaltyHistoryParams, { isList: true })],
  },
]
