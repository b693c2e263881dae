import { commitImport } from "../../../../workflows/loyalty/import-points"
import type { StaffRequest } from "../../../middlewares/staff-scope"
import { withOwnErrors } from "../../../own-errors"
import { whoActs } from "../points-access"
import type { AdminCommitLoyaltyImport } from "./validators"

/**
 * POST /admin/loyalty/imports: brings the balances of existing cards from a CSV file, all of it or nothing. `expected`
 * is what the file must add up to. The same file again changes nothing: `repeated` is true then. Actor: administrator.
 * Answers `{ import, repeated }` (AdminLoyaltyImport). Errors: 400 `import_invalid`, `import_totals_differ`;
 * 403; 404 `programme_not_found`; 409 `import_overtaken`.
 */
export const POST = withOwnErrors<StaffRequest<AdminCommitLoyaltyImport>>(async (req, res) => {
  const input = { ...req.validatedBody, imported_by: whoActs(req) }
  res.json(await commitImport(req.scope, input, new Date()))
})
