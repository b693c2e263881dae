import { returnableUnits } from "../../../../../workflows/store-return/requests/returnable-units"
import { withOwnErrors } from "../../../../own-errors"
import type { OrderReturnRequest } from "../../order-return-access"

/**
 * GET /store/orders/:id/returnable-units: what of an order may be returned, until when and why not the rest, by the policy
 * too. Actor: the signed-in customer of the order, or a guest with the header `X-Pickup-Link` (then `:id` may be
 * `by-link`). Answers `{ returnable_units }` (StoreReturnableUnits). Errors: 404 `order_not_found`, whatever the reason.
 */
export const GET = withOwnErrors<OrderReturnRequest>(async (req, res) => {
  res.json({ returnable_units: await returnableUnits(req.scope, req.order.id, new Date()) })
})
