import type { MedusaResponse } from "@medusajs/framework/http"
import type { AdminLoyaltyAdjustmentList } from "../../../../types/loyalty-desk"
import { adminAdjustments } from "../../../../workflows/loyalty/queries/adjustments"
import type { StaffRequest } from "../../../middlewares/staff-scope"
import type { AdminGetLoyaltyAdjustments } from "./validators"

/**
 * GET /admin/loyalty/adjustments: points given and taken by hand, the newest first; `status=waiting` are those a second
 * person decides about. Actor: any dashboard user. Answers AdminLoyaltyAdjustmentList.
 */
export const GET = async (
  req: StaffRequest<unknown, AdminGetLoyaltyAdjustments>,
  res: MedusaResponse<AdminLoyaltyAdjustmentList>
) => {
  const filters = req.validatedQuery as AdminGetLoyaltyAdjustments
  const { limit, offset } = filters
  res.json({ ...(await adminAdjustments(req.scope, filters)), limit, offset })
}
