import { quoteGift } from "../../../../../workflows/store-return/gift/quote-gift"
import { roleIn, type StaffRequest } from "../../../../middlewares/staff-scope"
import { withOwnErrors } from "../../../../own-errors"
import type { AdminQuoteGift } from "../../validators"

/**
 * POST /admin/return-desk/gift/quote: whether goods come back by a gift receipt, and what the policy refuses of them; no
 * money is told, and nothing moves. Actor: dashboard user of the store. Answers `{ quote }` (AdminGiftQuote). Errors: 400
 * `units_not_on_gift_receipt`, `units_not_returnable`; 403 `store_forbidden`; 404 `gift_receipt_not_found`,
 * `return_request_not_found`; 409 `gift_not_exchanged`, `return_of_gift`, `return_request_over`, `order_cancelled`,
 * `order_not_paid`.
 */
export const POST = withOwnErrors<StaffRequest<AdminQuoteGift>>(async (req, res) => {
  const role = roleIn(req.staffScope, req.validatedBody.retail_store_id)
  res.json({ quote: await quoteGift(req.scope, { ...req.validatedBody, now: new Date() }, role) })
})
