import { notFound } from "../../../../../core/errors"
import { PICKUP_MODULE } from "../../../../../modules/pickup"
import { eventOfKey } from "../../../../../modules/pickup/operations/transition"
import type { PickupModuleService } from "../../../../../modules/pickup/service"
import { idempotencyKeyOf } from "../../../../idempotency-key"
import { requireStoreRole } from "../../../../middlewares/staff-scope"
import { withOwnErrors } from "../../../../own-errors"
import type { PickupRequest } from "../../pickup-access"
import { sendCommand } from "../../send-command"
import type { CommandBody } from "../../validators"
import { pickupOfCode } from "../../verify-code"

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
  if (!(await isKnownKey(req))) {
    const found = await pickupOfCode(req, code, [req.pickup.retail_store_id])
    if (found !== req.pickup.id) {
      throw notFound("code_not_found", "No order waits here for this code")
    }
  }
  return sendCommand(req, res, "hand-over", { ...words, override_reason: undefined })
})

async function isKnownKey(req: PickupRequest): Promise<boolean> {
  const key = idempotencyKeyOf(req)
  const service = req.scope.resolve<PickupModuleService>(PICKUP_MODULE)
  return (
    key !== undefined &&
    (await service.reading((manager) => eventOfKey(manager, req.pickup.id, key))) !== null
  )
}
