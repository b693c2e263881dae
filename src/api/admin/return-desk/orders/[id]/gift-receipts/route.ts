import { makeGiftReceipt } from "../../../../../../workflows/store-return/gift/make-gift"
import { madeGiftReceipt } from "../../../../../../workflows/store-return/gift/read-gift"
import type { CreateGiftReceipt } from "../../../../../gift-bodies"
import { idempotencyKeyOf } from "../../../../../idempotency-key"
import type { StaffRequest } from "../../../../../middlewares/staff-scope"
import { withOwnErrors } from "../../../../../own-errors"

/**
 * POST /admin/return-desk/orders/:id/gift-receipts: as the buyer makes one, for who asks at the desk. Actor: any dashboard
 * user, as every store takes every order back. Header `Idempotency-Key`. Answers 201 `{ gift_receipt }`
 * (MadeGiftReceipt). Errors: 400 `units_not_returnable`; 404 `order_not_found`; 409 `order_cancelled`, `order_not_paid`,
 * `outside_window`, `excluded_goods`, `too_many_gift_receipts`, `idempotency_conflict`.
 */
export const POST = withOwnErrors<StaffRequest<CreateGiftReceipt>>(async (req, res) => {
  const gift = await makeGiftReceipt(req.scope, {
    ...req.validatedBody,
    order_id: req.params.id as string,
    made_by: "desk",
    made_by_id: req.auth_context.actor_id,
    idempotency_key: idempotencyKeyOf(req),
    now: new Date(),
  })
  res.status(201).json({ gift_receipt: await madeGiftReceipt(req.scope, gift) })
})
