import { endReturnRequest } from "../../../../../../workflows/store-return/requests/end-request"
import { withOwnErrors } from "../../../../../own-errors"
import { type GiftRequest, giftRequestNamed, toldToHolder } from "../../../gift-access"

/**
 * GET /store/gift-receipts/by-link/return-requests/:request_id: how a return by this receipt stands, what happens next
 * and by which code. Actor: whoever holds the receipt's link, in the header `X-Gift-Link`. Answers `{ return_request }`
 * (StoreGiftReturnRequest). Errors: 404 `gift_receipt_not_found`, `return_request_not_found`.
 */
export const GET = withOwnErrors<GiftRequest>(async (req, res) => {
  const [return_request] = await toldToHolder(req, [await giftRequestNamed(req)])
  res.json({ return_request })
})

/**
 * DELETE /store/gift-receipts/by-link/return-requests/:request_id: the holder calls it off, while nothing has come; its
 * units are free again. Actor and answer as for GET. Errors: as for GET; 409 `return_request_over`.
 */
export const DELETE = withOwnErrors<GiftRequest>(async (req, res) => {
  const request = await giftRequestNamed(req)
  await endReturnRequest(req.scope, request, { to: "cancelled", now: new Date() })
  const [return_request] = await toldToHolder(req, [await giftRequestNamed(req)])
  res.json({ return_request })
})
