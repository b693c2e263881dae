import { type MiddlewareRoute, validateAndTransformQuery } from "@medusajs/framework/http"
import { loadStaffScope } from "../../../middlewares/staff-scope"
import { managersOnly, peopleOnly } from "../points-access"
import { AdminGetLoyaltyAdjustments } from "./validators"

const BASE = "/admin/loyalty/adjustments"

export const adminLoyaltyAdjustmentMiddlewares: MiddlewareRoute[] = [
  { matcher: `${BASE}*`, middlewares: [loadStaffScope] },
  {
    method: "GET",
    matcher: BASE,
    middlewares: [validateAndTransformQuery(AdminGetLoyaltyAdjustments, { isList: true })],
  },
  ...["confirm", "decline"].map(
    (decision): MiddlewareRoute => ({
      method: "POST",
      matcher: `${BASE}/:id/${decision}`,
      middlewares: [managersOnly, peopleOnly],
    })
  ),
]
