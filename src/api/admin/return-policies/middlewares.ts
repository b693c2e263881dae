import {
  type MiddlewareRoute,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import { administratorsOnly, loadStaffScope } from "../../middlewares/staff-scope"
import { AdminListReturnPolicies, AdminPublishReturnPolicy } from "./validators"

const BASE = "/admin/return-policies"

export const adminReturnPolicyMiddlewares: MiddlewareRoute[] = [
  { matcher: `${BASE}*`, middlewares: [loadStaffScope] },
  {
    method: "GET",
    matcher: BASE,
    middlewares: [
      administratorsOnly,
      validateAndTransformQuery(AdminListReturnPolicies, { isList: true }),
    ],
  },
  {
    method: "POST",
    matcher: BASE,
    middlewares: [administratorsOnly, validateAndTransformBody(AdminPublishReturnPolicy)],
  },
]
