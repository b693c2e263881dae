import { returnLeaseOfTill } from "../../../../../../../workflows/loyalty/till/leases"
import type { PosRequest } from "../../../../../authenticate"
import { withProblems } from "../../../../../with-problems"
import { tillOf } from "../../../../../till-at"
import type { PosReturnLease } from "../../../validators"

/**
 * POST /pos/v1/loyalty/leases/:id/return: the till spends no more from it; what it has not spent comes back at once.
 * Repeated, it changes nothing. Scope: loyalty. Answers `{ lease }` (PosPointsLease). Problems: 404 `lease_not_found`,
 * for another till's as for an unknown one; 409 `lease_spent_otherwise`; 422 `invalid_request`.
 */
export const POST = withProblems<PosRequest<PosReturnLease>>(async (req, res) => {
  const lease_id = req.params.id as string
  res.json(await returnLeaseOfTill(req.scope, tillOf(req), { lease_id, ...req.validatedBody }))
})
