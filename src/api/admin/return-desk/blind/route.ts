import { acceptBlind } from "../../../../workflows/store-return/blind/accept-blind"
import { readReturnCase } from "../../../../workflows/store-return/desk/read-cases"
import { idempotencyKeyOf } from "../../../idempotency-key"
import type { StaffRequest } from "../../../middlewares/staff-scope"
import { withOwnErrors } from "../../../own-errors"
import { overrideBy } from "../override-by"
import type { AdminAcceptBlind } from "../validators"

/**
 * POST /admin/return-desk/blind: takes goods back without a receipt, for store credit or a gift card that staff give
 * and then settle. `amount` is what the quote said, minor units. Actor: dashboard user of the store. Header
 * `Idempotency-Key`. Answers 201 `{ return }` (AdminReturnCase). Errors: 403 `store_forbidden`, `override_forbidden`;
 * 404 `store_not_found`, `variant_not_found`; 409 `amount_changed`, `blind_not_taken`, `no_price`,
 * `idempotency_conflict`, and unless `override` lets it in `excluded_goods`, `condition`, `blind_item_limit`,
 * `blind_person_limit`.
 */
export const POST = withOwnErrors<StaffRequest<AdminAcceptBlind>>(async (req, res) => {
  const { override, ...body } = req.validatedBody
  const id = await acceptBlind(req.scope, {
    ...body,
    override: override && overrideBy(req, body.retail_store_id, override.reason),
    user_id: req.auth_context.actor_id,
    idempotency_key: idempotencyKeyOf(req),
    now: new Date(),
  })
  res.status(201).json({ return: await readReturnCase(req.scope, id) })
})
