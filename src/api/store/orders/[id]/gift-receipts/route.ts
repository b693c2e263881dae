import { makeGiftReceipt } from "../../../../../workflows/store-return/gift/make-gift"
import { madeGiftReceipt } from "../../../../../workflows/store-return/gift/read-gift"
import type { CreateGiftReceipt } from "../../../../gift-bodies"
import { idempotencyKeyOf } from "../../../../idempotency-key"
import { withOwnErrors } from "../../../../own-errors"
import type { OrderReturnRequest } from "../../order-return-access"

/**
 * POST /store/orders/:id/gift-receipts: a gift receipt of goods of the order, to hand on: a link and a code by which
 * they come back for store credit, without a word of money. Actor: the signed-in customer of the order, or a guest with
 * the header `X-Pickup-Link` (then `:id` may be `by-link`). Header `Idempotency-Key`. Answers 201 `{ gift_receipt }`
 * (MadeGiftReceipt). Errors: 400 `units_not_returnable`; 404 `order_not_found`; 409 `order_cancelled`, `order_not_paid`,
 * `outside_window`, `excluded_goods`, `too_many_gift_receipts`, `idempotency_conflict`.
 */
export const POST = withOwnErrors<OrderReturnRequest<CreateGiftReceipt>>(async (req, res) => {
  const gift = await makeGiftReceipt(req.scope, {
    ...req.validatedBody,
    order_id: req.order.id,
    made_by: req.customer_id ? "shopper" : "guest",
    made_by_id: req.customer_id,
    idempotency_key: idempotencyKeyOf(req),
    now: new Date(),
  })
  res.status(201).json({ gift_receipt: await madeGiftReceipt(req.scope, gift) })
})
