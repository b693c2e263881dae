import { type MiddlewareRoute, validateAndTransformQuery } from "@medusajs/framework/http"
import { StoreGetRetailStore, StoreListRetailStores } from "./validators"

export const storeRetailStoreMiddlewares: MiddlewareRoute[] = [
  {
    method: "GET",
    matcher: "/store/retail-stores",
    middlewares: [validateAndTransformQuery(StoreListRetailStores, { isList: true })],
  },
  {
    method: "GET",
    matcher: "/store/retail-stores/:id",
    middlewares: [validateAndTransformQuery(StoreGetRetailStore, { isList: false })],
  },
]
