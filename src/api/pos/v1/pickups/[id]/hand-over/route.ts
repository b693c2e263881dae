import { notFound } from "../../../../../../core/errors"
import { isKnownKey } from "../../../../../../workflows/pickup/queries/known-key"
import { pickupOfCode } from "../../../../../../workflows/pickup/queries/pickup-of-code"
import type { CommandBody } from "../../../../../pickup-bodies"
import type { PosRequest } from "../../../../authenticate"
import { withProblems } from "../../../../with-problems"
import { requiredKeyOf } from "../../../../required-key"
import { sendCommand } from "../../send-command"

/**
 * POST /pos/v1/pickups/:id/hand-over: units leave the store with the shopper, against her code, or go back to
 * its stock. Scope: pickups; header Idempotency-Key. Answers `{ pickup }` (PosPickupDetail). Problems: 400
 * `line_not_found`, `line_twice`, `too_many_units`, `nothing_handed_over`, `payment_required`,
 * `payment_mismatch`; 404 `code_not_found`, `pickup_not_found`; 409 `pickup_not_ready`, `order_cancelled`,
 * `pickup_changed`, `pickup_transition`, `pickup_expired`, `idempotency_conflict`; 429 `too_many_tries`.
 */
export const POST = withProblems<PosRequest<CommandBody & { code: string }>>(async (req, res) => {
  const { code, version: _, occurred_at: __, ...words } = req.validatedBody
  const { device_id, retail_store_id } = req.pos
  const id = req.params.id as string
  // The code of a hand-over that is repeated may be used up by now.
  if (!(await isKnownKey(req.scope, id, requiredKeyOf(req)))) {
    const found = await pickupOfCode(req.scope, {
      code,
      store_ids: [retail_store_id],
      device_id,
      ip: req.ip,
      now: new Date(),
    })
    if (found !== id) {
      throw notFound("code_not_found", "No order waits here for this code")
    }
  }
  await sendCommand(req, res, "hand-over", words)
})
