import { quoteAtTill } from "../../../../../workflows/store-return/till/quote-at-till"
import type { PosRequest } from "../../../authenticate"
import { tillOf } from "../../../till-at"
import { withProblems } from "../../../with-problems"
import type { PosQuoteReturn } from "../validators"

/**
 * POST /pos/v1/returns/quote: what units are worth, where their money would go and what points would; moves nothing.
 * With `request_id` the units that a shopper announced online may come back. Scope: returns. Answers `{ quote }`
 * (PosReturnQuote). Problems: 400 `units_not_returnable`; 404 `order_not_found`, also while the order of a sale is being
 * made, `return_request_not_found`; 409 `return_request_over`, `return_of_gift`, `order_cancelled`, `order_not_paid`,
 * `outside_window`, `excluded_goods`, `condition`,
 * `limit_reached`; 400 `receipt_required`; 422 `invalid_request`.
 */
export const POST = withProblems<PosRequest<PosQuoteReturn>>(async (req, res) => {
  res.json({ quote: await quoteAtTill(req.scope, tillOf(req), req.validatedBody) })
})
