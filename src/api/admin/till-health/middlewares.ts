import { type MiddlewareRoute, validateAndTransformQuery } from "@medusajs/framework/http"
import { loadStaffScope } from "../../middlewares/staff-scope"
import { AdminGetTillHealth } from "./validators"

export const adminTillHealthMiddlewares: MiddlewareRoute[] = [
  {
    method: "GET",
    matcher: "/admin/till-health",
    middlewares: [loadStaffScope, validateAndTransformQuery(AdminGetTillHealth, { isList: true })],
  },
]
