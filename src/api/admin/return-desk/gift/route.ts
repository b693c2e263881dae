import { acceptGift, readGiftReturn } from "../../../../workflows/store-return/gift/accept-gift"
import { idempotencyKeyOf } from "../../../idempotency-key"
import type { StaffRequest } from "../../../middlewares/staff-scope"
import { withOwnErrors } from "../../../own-errors"
import { overrideBy } from "../override-by"
import type { AdminAcceptGift } from "../validators"

/**
 * POST /admin/return-desk/gift: takes goods back by a gift receipt, for store credit or a gift card that a manager gives
 * to who brings them and then settles; never for money of the buyer's. Actor: dashboard user of the store. Header
 * `Idempotency-Key`. Answers 201 `{ return }` (AdminGiftReturn: no money is in it). Errors: as the quote; 403
 * `override_forbidden`; 404 `store_not_found`; 409 `idempotency_conflict`, and unless `override` lets it in
 * `outside_window`, `excluded_goods`, `condition`.
 */
export const POST = withOwnErrors<StaffRequest<AdminAcceptGift>>(async (req, res) => {
  const { override, ...body } = req.validatedBody
  const id = await acceptGift(req.scope, {
    ...body,
    override: override && overrideBy(req, body.retail_store_id, override.reason),
    user_id: req.auth_context.actor_id,
    idempotency_key: idempotencyKeyOf(req),
    now: new Date(),
  })
  res.status(201).json({ return: await readGiftReturn(req.scope, id) })
})
