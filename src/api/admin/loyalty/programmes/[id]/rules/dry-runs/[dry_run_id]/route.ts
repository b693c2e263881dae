import type { MedusaResponse } from "@medusajs/framework/http"
import type { AdminLoyaltyDryRun } from "../../../../../../../../types/loyalty-rules"
import { tellDryRun } from "../../../../../../../../workflows/loyalty/dry-run/tell-dry-run"
import type { StaffRequest } from "../../../../../../../middlewares/staff-scope"

/**
 * GET /admin/loyalty/programmes/:id/rules/dry-runs/:dry_run_id: how far a trial of rules is, and its result when it is
 * done. The last 20 are kept. Actor: an administrator. Answers `{ dry_run }` (AdminLoyaltyDryRun). Errors: 403
 * `store_forbidden`; 404 `dry_run_not_found`.
 */
export const GET = async (
  req: StaffRequest,
  res: MedusaResponse<{ dry_run: AdminLoyaltyDryRun }>
) => {
  const asked = { id: req.params.dry_run_id!, programme_id: req.params.id! }
  res.json({ dry_run: await tellDryRun(req.scope, asked) })
}
