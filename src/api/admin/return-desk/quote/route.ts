import { quoteVisit } from "../../../../workflows/store-return/exchange/quote-visit"
import type { StaffRequest } from "../../../middlewares/staff-scope"
import { withOwnErrors } from "../../../own-errors"
import type { AdminQuoteReturn } from "../validators"

/**
 * POST /admin/return-desk/quote: what units are worth and where their money would go, and with
 * `new_units` the one difference of an exchange; moves nothing. Actor: dashboard
 * user of the store. Answers `{ quote }` (AdminReturnQuote). Errors: 400 `units_not_returnable`,
 * `goods_not_sold`; 403
 * `store_forbidden`; 404 `order_not_found`; 409 `order_cancelled`, `order_not_paid`.
 */
export const POST = withOwnErrors<StaffRequest<AdminQuoteReturn>>(async (req, res) => {
  res.json({ quote: await quoteVisit(req.scope, req.validatedBody) })
})
