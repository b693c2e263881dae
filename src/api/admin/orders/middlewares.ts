import { type MiddlewareRoute, validateAndTransformBody } from "@medusajs/framework/http"
import { loadStaffScope } from "../../middlewares/staff-scope"
import { AdminPreviewReturn } from "./[id]/loyalty/validators"

export const adminOrderMiddlewares: MiddlewareRoute[] = [
  { method: "GET", matcher: "/admin/orders/:id/till-sale", middlewares: [loadStaffScope] },
  {
    method: "POST",
    matcher: "/admin/orders/:id/loyalty/return-preview",
    middlewares: [validateAndTransformBody(AdminPreviewReturn)],
  },
]
