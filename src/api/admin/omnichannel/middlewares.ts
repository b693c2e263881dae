import { type MiddlewareRoute, validateAndTransformQuery } from "@medusajs/framework/http"
import { administratorsOnly, loadStaffScope } from "../../middlewares/staff-scope"
import { AdminListJobs } from "./validators"

const BASE = "/admin/omnichannel"

export const adminOmnichannelMiddlewares: MiddlewareRoute[] = [
  { matcher: `${BASE}*`, middlewares: [loadStaffScope, administratorsOnly] },
  {
    method: "GET",
    matcher: `${BASE}/jobs`,
    middlewares: [validateAndTransformQuery(AdminListJobs, { isList: true })],
  },
]
