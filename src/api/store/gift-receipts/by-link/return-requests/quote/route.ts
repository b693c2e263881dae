import { quoteGiftRequest } from "../../../../../../workflows/store-return/requests/quote-request"
import { withOwnErrors } from "../../../../../own-errors"
import type { GiftRequest } from "../../../gift-access"
import type { StoreCreateGiftReturn } from "../../../validators"

/**
 * POST /store/gift-receipts/by-link/return-requests/quote: all that the policy refuses of a return by this receipt, which
 * is no error here; not a word of money. Holds and moves nothing. Body and actor as for POST .../return-requests: whoever
 * holds the link, in the header `X-Gift-Link`. Answers `{ quote }` (StoreGiftReturnQuote). Errors: 400
 * `units_not_on_gift_receipt`, `units_not_returnable`; 404 `gift_receipt_not_found`, `store_not_found`; 409
 * `order_cancelled`, `order_not_paid`, `post_not_offered`.
 */
export const POST = withOwnErrors<GiftRequest<StoreCreateGiftReturn>>(async (req, res) => {
  const { units, way, retail_store_id } = req.validatedBody
  const { gift: receipt } = req
  const asked = { order_id: receipt.order_id, gift: { receipt }, units, way, retail_store_id }
  res.json({ quote: await quoteGiftRequest(req.scope, { ...asked, now: new Date() }) })
})
