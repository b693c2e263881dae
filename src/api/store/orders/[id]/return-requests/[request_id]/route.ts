import { endReturnRequest } from "../../../../../../workflows/store-return/requests/end-request"
import { withOwnErrors } from "../../../../../own-errors"
import { type OrderReturnRequest, requestNamed, told } from "../../../order-return-access"

/**
 * GET /store/orders/:id/return-requests/:request_id: how a return stands, what happens next and by which code. Actor:
 * the signed-in customer of the order, or a guest with the header `X-Pickup-Link` (then `:id` may be `by-link`).
 * Answers `{ return_request }` (StoreReturnRequest). Errors: 404 `order_not_found`, `return_request_not_found`.
 */
export const GET = withOwnErrors<OrderReturnRequest>(async (req, res) => {
  res.json({ return_request: await told(req, await requestNamed(req)) })
})

/**
 * DELETE /store/orders/:id/return-requests/:request_id: the shopper calls it off, while nothing has come; its units
 * are free again. Actor and answer as for GET. Errors: as for GET; 409 `return_request_over`.
 */
export const DELETE = withOwnErrors<OrderReturnRequest>(async (req, res) => {
  const request = await requestNamed(req)
  await endReturnRequest(req.scope, request, { to: "cancelled", now: new Date() })
  res.json({ return_request: await told(req, await requestNamed(req)) })
})
