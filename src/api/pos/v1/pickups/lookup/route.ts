import { notFound } from "../../../../../core/errors"
import { pickupOfCode } from "../../../../../workflows/pickup/queries/pickup-of-code"
import { tillPickupDetail } from "../../../../../workflows/pickup/queries/till-pickup"
import type { PosRequest } from "../../../authenticate"
import { withProblems } from "../../../with-problems"
import type { PosLookupPickup } from "../validators"

/**
 * POST /pos/v1/pickups/lookup: opens the pickup of a scanned or typed code, in the till's store only. Scope:
 * pickups. Answers `{ pickup }` (PosPickupDetail). Problems: 404 `code_not_found`, alike for unknown codes and
 * those of other stores; 429 `too_many_tries`, counted for the till, its store and its address.
 */
export const POST = withProblems<PosRequest<PosLookupPickup>>(async (req, res) => {
  const { device_id, retail_store_id } = req.pos
  const now = new Date()
  const id = await pickupOfCode(req.scope, {
    code: req.validatedBody.code,
    store_ids: [retail_store_id],
    device_id,
    ip: req.ip,
    now,
  })
  if (!id) {
    throw notFound("code_not_found", "No order waits here for this code")
  }
  res.json({ pickup: await tillPickupDetail(req.scope, id, retail_store_id, now) })
})
