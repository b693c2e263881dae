import { quoteReturnOf } from "../../../../workflows/store-return/desk/quote-return"
import { quoteTold } from "../../../../workflows/store-return/desk/quote-told"
import { quoteExchangeAt } from "../../../../workflows/store-return/exchange/quote-exchange"
import { openIfNamed } from "../../../../workflows/store-return/requests/open-request"
import { roleIn, type StaffRequest } from "../../../middlewares/staff-scope"
import { withOwnErrors } from "../../../own-errors"
import type { AdminQuoteReturn } from "../validators"

/**
 * POST /admin/return-desk/quote: what units are worth, where their money would go, and which of them the policy
 * refuses, why, and who may let them in (also for their `grade`, where it is said), and with `new_units` the one difference of an exchange; moves nothing. Actor: dashboard user of the store. Answers `{ quote }`
 * (AdminReturnQuote). Errors: 400 `units_not_returnable`, `goods_not_sold`, `place_not_offered`; 403 `store_forbidden`; 404 `order_not_found`; 409
 * `order_cancelled`, `order_not_paid`, `refund_kind_not_allowed`, `pickup_not_in_step`, `points_in_exchange`.
 */
export const POST = withOwnErrors<StaffRequest<AdminQuoteReturn>>(async (req, res) => {
  const { order_id, request_id, units, new_units, ...conditions } = req.validatedBody
  const now = new Date()
  const request = await openIfNamed(req.scope, { order_id, request_id, units, now })
  const quoted = await quoteReturnOf(req.scope, order_id, units, {
    ...conditions,
    ...{ now, is_exchange: (new_units ?? []).length > 0 },
    ...request,
  })
  const exchange = await quoteExchangeAt(req.scope, quoted, {
    ...conditions,
    ...{ new_units, now },
  })
  const role = roleIn(req.staffScope, conditions.retail_store_id)
  res.json({ quote: { ...quoteTold(quoted, role), ...exchange } })
})
