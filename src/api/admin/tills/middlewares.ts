import {
  type MiddlewareRoute,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import { loadStaffScope } from "../../middlewares/staff-scope"
import { loadTill } from "./load-till"
import { AdminCreateTill, AdminGetTills, AdminRevokeTill, AdminUpdateTill } from "./validators"

const TILL = "/admin/tills/:id"

export const adminTillMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin/tills*", middlewares: [loadStaffScope] },
  {
    method: "GET",
    matcher: "/admin/tills",
    middlewares: [validateAndTransformQuery(AdminGetTills, { isList: true })],
  },
  {
    method: "POST",
    matcher: "/admin/tills",
    middlewares: [validateAndTransformBody(AdminCreateTill)],
  },
  { method: "GET", matcher: TILL, middlewares: [loadTill] },
  {
    method: "POST",
    matcher: TILL,
    middlewares: [loadTill, validateAndTransformBody(AdminUpdateTill)],
  },
  { method: "DELETE", matcher: TILL, middlewares: [loadTill] },
  { method: "POST", matcher: `${TILL}/pairing-code`, middlewares: [loadTill] },
  { method: "POST", matcher: `${TILL}/shared-secret`, middlewares: [loadTill] },
  {
    method: "POST",
    matcher: `${TILL}/revoke`,
    middlewares: [loadTill, validateAndTransformBody(AdminRevokeTill)],
  },
  { method: "POST", matcher: `${TILL}/keys/:kid/revoke`, middlewares: [loadTill] },
]
