import type { MedusaResponse } from "@medusajs/framework/http"
import type { AdminLoyaltyHistory } from "../../../../../../types/loyalty-desk"
import { adminHistory } from "../../../../../../workflows/loyalty/queries/history"
import type { StaffRequest } from "../../../../../middlewares/staff-scope"
import type { AdminGetLoyaltyHistory } from "../../validators"

/**
 * GET /admin/loyalty/accounts/:id/history: every step that led to the balance, the newest first, each in words
 * (`locale` en or ru), with its rule, order, actor, both clocks and the balance after it. Actor: any dashboard user.
 * Answers AdminLoyaltyHistory. Errors: 404 `account_not_found`.
 */
export const GET = async (
  req: StaffRequest<unknown, AdminGetLoyaltyHistory>,
  res: MedusaResponse<AdminLoyaltyHistory>
) => {
  const { locale, limit, offset } = req.validatedQuery as AdminGetLoyaltyHistory
  const page = { account_id: req.params.id!, language: locale, limit, offset }
  res.json({ ...(await adminHistory(req.scope, page)), limit, offset })
}
