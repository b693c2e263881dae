import { quoteRequest } from "../../../../../../workflows/store-return/requests/quote-request"
import { withOwnErrors } from "../../../../../own-errors"
import type { OrderReturnRequest } from "../../../order-return-access"
import type { StoreCreateReturnRequest } from "../validators"

/**
 * POST /store/orders/:id/return-requests/quote: what a return would come to: the money, where it goes, the fee, the
 * points, and all that the policy refuses, which is no error here. Holds and moves nothing. Body and actor as for
 * POST .../return-requests: the signed-in customer of the order, or a guest with the header `X-Pickup-Link` (then `:id`
 * may be `by-link`). Answers `{ quote }` (StoreReturnQuote). Errors: 400 `units_not_returnable`; 404 `order_not_found`,
 * `store_not_found`; 409 `order_cancelled`, `order_not_paid`, `post_not_offered`.
 */
export const POST = withOwnErrors<OrderReturnRequest<StoreCreateReturnRequest>>(
  async (req, res) => {
    const { units, way, retail_store_id } = req.validatedBody
    const asked = { order_id: req.order.id, units, way, retail_store_id }
    res.json({ quote: await quoteRequest(req.scope, { ...asked, now: new Date() }) })
  }
)
