import { type MiddlewareRoute, validateAndTransformQuery } from "@medusajs/framework/http"
import { administratorsOnly, loadStaffScope } from "../../../middlewares/staff-scope"
import { AdminGetLoyaltyLiability } from "./validators"

export const adminLoyaltyLiabilityMiddlewares: MiddlewareRoute[] = [
  {
    method: "GET",
    matcher: "/admin/loyalty/liability",
    middlewares: [
      loadStaffScope,
      administratorsOnly,
      validateAndTransformQuery(AdminGetLoyaltyLiability, {}),
    ],
  },
]
