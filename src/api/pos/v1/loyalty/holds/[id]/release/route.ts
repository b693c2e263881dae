import { releaseAtTill } from "../../../../../../../workflows/loyalty/till/holds"
import type { PosRequest } from "../../../../../authenticate"
import { withProblems } from "../../../../../with-problems"
import { tillOf } from "../../../../../till-at"

/**
 * POST /pos/v1/loyalty/holds/:id/release: gives held points back. Repeated, it changes nothing. Scope: loyalty. Answers
 * `{ points }` (PosPoints). Problems: 404 `hold_not_found`, for another till's as for an unknown one; 409
 * `hold_resolved` when it was captured.
 */
export const POST = withProblems<PosRequest>(async (req, res) => {
  res.json(await releaseAtTill(req.scope, tillOf(req), req.params.id as string))
})
