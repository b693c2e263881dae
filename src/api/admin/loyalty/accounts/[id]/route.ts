import type { MedusaResponse } from "@medusajs/framework/http"
import type { AdminLoyaltyAccountDetail } from "../../../../../types/loyalty-desk"
import { adminAccount } from "../../../../../workflows/loyalty/queries/accounts"
import type { StaffRequest } from "../../../../middlewares/staff-scope"

/**
 * GET /admin/loyalty/accounts/:id. Actor: any dashboard user. Answers `{ account }` (AdminLoyaltyAccountDetail).
 * Errors: 404 `account_not_found`.
 */
export const GET = async (
  req: StaffRequest,
  res: MedusaResponse<{ account: AdminLoyaltyAccountDetail }>
) => {
  res.json({ account: await adminAccount(req.scope, req.params.id!, new Date()) })
}
