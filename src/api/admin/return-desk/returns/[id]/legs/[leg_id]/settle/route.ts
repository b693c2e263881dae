import { readReturnCase } from "../../../../../../../../workflows/store-return/desk/read-cases"
import { settleLegByHand } from "../../../../../../../../workflows/store-return/desk/settle-leg"
import { requireRoleAt } from "../../../../../../../middlewares/staff-scope"
import { withOwnErrors } from "../../../../../../../own-errors"
import type { ReturnCaseRequest } from "../../../../../middlewares"
import type { AdminSettleLeg } from "../../../../../validators"

/**
 * POST /admin/return-desk/returns/:id/legs/:leg_id/settle: this part was given back by hand. Actor: manager of the
 * store. Body (AdminSettleLeg): `seen_at_provider`, `refunded` or `not_refunded`, when somebody saw so on the pages of the
 * payment's provider; `refunded` ends the part by itself. Answers `{ return }`
 * (AdminReturnCase). Errors: 403 `store_forbidden`; 404 `return_not_found`, `leg_not_found`; 409 `leg_settled`,
 * `leg_of_a_payment` and `leg_of_an_account` (it goes by itself and has not failed), `refund_unanswered`.
 */
export const POST = withOwnErrors<ReturnCaseRequest<AdminSettleLeg>>(async (req, res) => {
  const { id, retail_store } = req.returnCase
  requireRoleAt(req.staffScope, retail_store.id, "manager")
  await settleLegByHand(req.scope, {
    case_id: id,
    leg_id: req.params.leg_id!,
    user_id: req.auth_context.actor_id,
    seen: req.validatedBody.seen_at_provider,
    now: new Date(),
  })
  res.json({ return: await readReturnCase(req.scope, id) })
})
