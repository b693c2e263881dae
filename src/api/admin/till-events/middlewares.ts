import { type MiddlewareRoute, validateAndTransformQuery } from "@medusajs/framework/http"
import { loadStaffScope } from "../../middlewares/staff-scope"
import { AdminGetTillEvents } from "./validators"

export const adminTillEventMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin/till-events*", middlewares: [loadStaffScope] },
  {
    method: "GET",
    matcher: "/admin/till-events",
    middlewares: [validateAndTransformQuery(AdminGetTillEvents, { isList: true })],
  },
]
