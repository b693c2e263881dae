import { type MiddlewareRoute, validateAndTransformQuery } from "@medusajs/framework/http"
import { loadStaffScope } from "../../middlewares/staff-scope"
import { AdminGetStockMovements } from "./validators"

export const adminStockMovementMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin/stock-movements*", middlewares: [loadStaffScope] },
  {
    method: "GET",
    matcher: "/admin/stock-movements",
    middlewares: [validateAndTransformQuery(AdminGetStockMovements as never, { isList: true })],
  },
]
