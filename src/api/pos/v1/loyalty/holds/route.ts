import { holdAtTill } from "../../../../../workflows/loyalty/till/holds"
import { requiredKeyOf } from "../../../required-key"
import type { PosRequest } from "../../../authenticate"
import { withProblems } from "../../../with-problems"
import { tillOf } from "../../../till-at"
import { type PosHoldPoints, shopperIn } from "../validators"

/**
 * POST /pos/v1/loyalty/holds: sets points aside for a receipt that is being made. Scope: loyalty; header
 * Idempotency-Key. Answers `{ hold, points }` (PosPointsHold, PosPoints). Problems: as the look-up; 409
 * `insufficient_points`, `account_frozen`, `idempotency_conflict`.
 */
export const POST = withProblems<PosRequest<PosHoldPoints>>(async (req, res) => {
  const { points, receipt, minutes } = req.validatedBody
  const keys = shopperIn(req.validatedBody)
  const asked = { points, receipt, minutes }
  res.json(await holdAtTill(req.scope, tillOf(req), { keys, key: requiredKeyOf(req), asked }))
})
