import { quoteReturnOf } from "../../../../workflows/store-return/desk/quote-return"
import type { StaffRequest } from "../../../middlewares/staff-scope"
import { withOwnErrors } from "../../../own-errors"
import type { AdminQuoteReturn } from "../validators"

/**
 * POST /admin/return-desk/quote: what units are worth and where their money would go; moves nothing. Actor: dashboard
 * user of the store. Answers `{ quote }` (AdminReturnQuote). Errors: 400 `units_not_returnable`; 403
 * `store_forbidden`; 404 `order_not_found`; 409 `order_cancelled`, `bought_at_a_till`, `order_not_paid`.
 */
export const POST = withOwnErrors<StaffRequest<AdminQuoteReturn>>(async (req, res) => {
  const { order_id, units } = req.validatedBody
  const { order, quote } = await quoteReturnOf(req.scope, order_id, units)
  const providers = new Map(order.money.payments.map(({ id, provider_id }) => [id, provider_id]))
  res.json({
    quote: {
      order_id: order.id,
      order_number: order.display_id,
      currency_code: order.currency_code,
      worth: quote.worth,
      amount: quote.amount,
      legs: quote.legs.map((leg) => ({
        ...leg,
        provider_id: providers.get(leg.payment_id ?? "") ?? null,
      })),
      units: quote.units.map(({ line_id, amount }) => ({ line_item_id: line_id, amount })),
    },
  })
})
