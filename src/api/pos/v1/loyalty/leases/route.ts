import { leaseToTill } from "../../../../../workflows/loyalty/till/leases"
import { requiredKeyOf } from "../../../required-key"
import type { PosRequest } from "../../../authenticate"
import { withProblems } from "../../../with-problems"
import { tillOf } from "../../../till-at"
import { type PosLeasePoints, shopperIn } from "../validators"

/**
 * POST /pos/v1/loyalty/leases: lets the till spend points of an account while it is offline. Scope: loyalty; header
 * Idempotency-Key. Answers `{ lease, points }` (PosPointsLease, PosPoints). Problems: as the look-up; 409
 * `insufficient_points`, `account_frozen`, `lease_open`, `till_not_active`, `idempotency_conflict`.
 */
export const POST = withProblems<PosRequest<PosLeasePoints>>(async (req, res) => {
  const { points } = req.validatedBody
  const keys = shopperIn(req.validatedBody)
  const asked = { keys, key: requiredKeyOf(req), asked: { points } }
  res.json(await leaseToTill(req.scope, tillOf(req), asked))
})
