import type { MedusaResponse } from "@medusajs/framework/http"
import type { AdminLoyaltyImportCheck } from "../../../../../types/loyalty-desk"
import { checkImport } from "../../../../../workflows/loyalty/import-points"
import type { StaffRequest } from "../../../../middlewares/staff-scope"
import type { AdminCheckLoyaltyImport } from "../validators"

/**
 * POST /admin/loyalty/imports/check: a dry run of an import. Answers its totals and every mistake with its line
 * (AdminLoyaltyImportCheck). Actor: administrator. Errors: 403; 404 `programme_not_found`.
 */
export const POST = async (
  req: StaffRequest<AdminCheckLoyaltyImport>,
  res: MedusaResponse<AdminLoyaltyImportCheck>
) => {
  res.json(await checkImport(req.scope, req.validatedBody.csv, new Date()))
}
