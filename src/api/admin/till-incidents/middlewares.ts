import {
  type MiddlewareRoute,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import { loadStaffScope } from "../../middlewares/staff-scope"
import { loadIncident } from "./load-incident"
import { AdminGetTillIncidents, AdminResolveTillIncident } from "./validators"

const INCIDENT = "/admin/till-incidents/:id"

export const adminTillIncidentMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin/till-incidents*", middlewares: [loadStaffScope] },
  {
    method: "GET",
    matcher: "/admin/till-incidents",
    middlewares: [validateAndTransformQuery(AdminGetTillIncidents, { isList: true })],
  },
  { method: "GET", matcher: INCIDENT, middlewares: [loadIncident] },
  {
    method: "POST",
    matcher: `${INCIDENT}/resolve`,
    middlewares: [loadIncident, validateAndTransformBody(AdminResolveTillIncident)],
  },
  { method: "POST", matcher: `${INCIDENT}/reopen`, middlewares: [loadIncident] },
]
