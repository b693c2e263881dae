import type { MiddlewareRoute } from "@medusajs/framework/http"
import { loadStaffScope } from "../../middlewares/staff-scope"

export const adminOrderMiddlewares: MiddlewareRoute[] = [
  { method: "GET", matcher: "/admin/orders/:id/till-sale", middlewares: [loadStaffScope] },
]
