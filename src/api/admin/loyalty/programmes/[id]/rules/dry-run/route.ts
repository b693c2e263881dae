import { askDryRun } from "../../../../../../../workflows/loyalty/dry-run/ask-dry-run"
import type { StaffRequest } from "../../../../../../middlewares/staff-scope"
import { withOwnErrors } from "../../../../../../own-errors"
import { whoActs } from "../../../../points-access"
import type { AdminDryRunRules } from "../../../validators"

const instant = (written: string | undefined): Date | null => (written ? new Date(written) : null)

/**
 * POST /admin/loyalty/programmes/:id/rules/dry-run: tries rules on past orders and changes nothing: points and money
 * under the present and the candidate rules, who has more and less, and what is owed. The period is the last 90 days
 * unless said otherwise, at most 366. A large one is answered as `running`; ask for it again. Actor: an administrator.
 * Answers `{ dry_run }` (AdminLoyaltyDryRun). Errors: 400 `period_invalid`; 403 `store_forbidden`; 404
 * `programme_not_found`.
 */
export const POST = withOwnErrors<StaffRequest<AdminDryRunRules>>(async (req, res) => {
  const { rules, from, until } = req.validatedBody
  const asked = {
    programme_id: req.params.id!,
    rules,
    from: instant(from),
    until: instant(until),
    requested_by: whoActs(req),
  }
  res.json({ dry_run: await askDryRun(req.scope, asked, new Date()) })
})
