import { type MiddlewareRoute, validateAndTransformQuery } from "@medusajs/framework/http"
import { AdminGetTransferStores } from "./validators"

export const adminTransferStoreMiddlewares: MiddlewareRoute[] = [
  {
    method: "GET",
    matcher: "/admin/stock-transfer-stores",
    middlewares: [validateAndTransformQuery(AdminGetTransferStores, { isList: true })],
  },
]
