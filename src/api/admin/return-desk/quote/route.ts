import { quotedLegs, quoteReturnOf } from "../../../../workflows/store-return/desk/quote-return"
import type { StaffRequest } from "../../../middlewares/staff-scope"
import { withOwnErrors } from "../../../own-errors"
import type { AdminQuoteReturn } from "../validators"

/**
 * POST /admin/return-desk/quote: what units are worth and where their money would go; moves nothing. Actor: dashboard
 * user of the store. Answers `{ quote }` (AdminReturnQuote). Errors: 400 `units_not_returnable`; 403
 * `store_forbidden`; 404 `order_not_found`; 409 `order_cancelled`, `order_not_paid`.
 */
export const POST = withOwnErrors<StaffRequest<AdminQuoteReturn>>(async (req, res) => {
  const { order_id, units } = req.validatedBody
  const { order, quote } = await quoteReturnOf(req.scope, order_id, units)
  res.json({
    quote: {
      order_id: order.id,
      order_number: order.display_id,
      currency_code: order.currency_code,
      worth: quote.worth,
      amount: quote.amount,
      legs: quotedLegs(order, quote),
      units: quote.units.map(({ line_id, amount }) => ({ line_item_id: line_id, amount })),
    },
  })
})
