import { quoteReturnOf } from "../../../../workflows/store-return/desk/quote-return"
import { quoteTold } from "../../../../workflows/store-return/desk/quote-told"
import { openRequest } from "../../../../workflows/store-return/requests/open-request"
import { roleIn, type StaffRequest } from "../../../middlewares/staff-scope"
import { withOwnErrors } from "../../../own-errors"
import type { AdminQuoteReturn } from "../validators"

/**
 * POST /admin/return-desk/quote: what units are worth, where their money would go, and which of them the policy
 * refuses, why, and who may let them in; moves nothing. Actor: dashboard user of the store. Answers `{ quote }`
 * (AdminReturnQuote). Errors: 400 `units_not_returnable`; 403 `store_forbidden`; 404 `order_not_found`; 409
 * `order_cancelled`, `order_not_paid`, `refund_kind_not_allowed`.
 */
export const POST = withOwnErrors<StaffRequest<AdminQuoteReturn>>(async (req, res) => {
  const { order_id, request_id, units, ...conditions } = req.validatedBody
  const now = new Date()
  const request = request_id ? await openRequest(req.scope, { order_id, request_id, now }) : null
  const quoted = await quoteReturnOf(req.scope, order_id, units, {
    ...conditions,
    now,
    ...request,
  })
  res.json({ quote: quoteTold(quoted, roleIn(req.staffScope, conditions.retail_store_id)) })
})
