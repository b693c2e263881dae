import { notFound } from "../../../../../core/errors"
import { isKnownKey } from "../../../../../workflows/pickup/queries/known-key"
import { pickupOfCode } from "../../../../../workflows/pickup/queries/pickup-of-code"
import { idempotencyKeyOf } from "../../../../idempotency-key"
import { requireStoreRole } from "../../../../middlewares/staff-scope"
import { withOwnErrors } from "../../../../own-errors"
import type { CommandBody } from "../../../../pickup-bodies"
import type { PickupRequest } from "../../pickup-access"
import { sendCommand } from "../../send-command"

type HandOverBody = CommandBody & { code?: string; override_reason?: string }

/**
 * POST /admin/pickups/:id/hand-over: units leave the store with the shopper, or back to its stock.
 * Actor: dashboard user of the pickup's store, with the shopper's code; a manager may go without it and
 * say why. Errors: 404 `code_not_found`; 429 `too_many_tries`; 400 `line_not_found`, `line_twice`,
 * `too_many_units`, `nothing_handed_over`, `payment_required`, `payment_mismatch`; 409 `pickup_not_ready`,
 * `order_cancelled`.
 */
export const POST = withOwnErrors<PickupRequest<HandOverBody>>(async (req, res) => {
  const { code, version: _, occurred_at: __, ...words } = req.validatedBody
  if (code === undefined) {
    requireStoreRole(req.staffScope, req.pickup.retail_store_id, "manager")
    return sendCommand(req, res, "hand-over", words)
  }
  // A replay is compared word by word with what was done then; its code may be used up by now.
  if (!(await isKnownKey(req.scope, req.pickup.id, idempotencyKeyOf(req)))) {
    const found = await pickupOfCode(req.scope, {
      code,
      store_ids: [req.pickup.retail_store_id],
      device_id: req.auth_context.actor_id,
      ip: req.ip,
      now: new Date(),
    })
    if (found !== req.pickup.id) {
      throw notFound("code_not_found", "No order waits here for this code")
    }
  }
  return sendCommand(req, res, "hand-over", { ...words, override_reason: undefined })
})
