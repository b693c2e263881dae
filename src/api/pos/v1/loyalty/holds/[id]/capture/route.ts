import { captureAtTill } from "../../../../../../../workflows/loyalty/till/holds"
import type { PosRequest } from "../../../../../authenticate"
import { withProblems } from "../../../../../with-problems"
import { tillOf } from "../../../../../till-at"
import type { PosCapturePoints } from "../../../validators"

/**
 * POST /pos/v1/loyalty/holds/:id/capture: spends held points for the final receipt. Repeated, it changes nothing. Scope:
 * loyalty. Answers `{ points }` (PosPoints). Problems: 400 `capture_exceeds_hold`; 404 `hold_not_found`, for another
 * till's as for an unknown one; 409 `hold_resolved`; 422 `invalid_request`.
 */
export const POST = withProblems<PosRequest<PosCapturePoints>>(async (req, res) => {
  const hold_id = req.params.id as string
  res.json(await captureAtTill(req.scope, tillOf(req), { hold_id, ...req.validatedBody }))
})
