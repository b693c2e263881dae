import { lookUpOrders } from "../../../../workflows/pos/queries/lookup/look-up-orders"
import { ProblemError } from "../../../../core/problem"
import { invalid } from "../../../../core/errors"
import type { StaffRequest } from "../../../middlewares/staff-scope"
import { withOwnErrors } from "../../../own-errors"
import type { AdminLookUpReturnDesk } from "../validators"

/**
 * POST /admin/return-desk/lookup: what was bought, in any store or online, and what of it may still come back; a
 * POST, so that no address of a shopper stands in a URL. Actor: dashboard user of the store. Answers
 * AdminReturnDeskOrders; nothing found is an empty list. Errors: 400 `invalid_phone`; 403 `store_forbidden`.
 */
export const POST = withOwnErrors<StaffRequest<AdminLookUpReturnDesk>>(async (req, res) => {
  try {
    res.json(await lookUpOrders(req.scope, req.validatedBody))
  } catch (error) {
    if (error instanceof ProblemError) {
      throw invalid(error.problem.code, `value: ${error.message}`)
    }
    throw error
  }
})
