import { tillPickups } from "../../../../workflows/pickup/queries/till-pickup"
import type { PosRequest } from "../../authenticate"
import { withProblems } from "../../with-problems"
import type { PosGetPickups } from "./validators"

/**
 * GET /pos/v1/pickups: the queue of the till's store, what is late first, then by promise. Scope: pickups.
 * Answers PosPickupList. Problems: 401, 403 `insufficient_scope`, 422 `invalid_request`, 429.
 */
export const GET = withProblems<PosRequest>(async (req, res) => {
  const { status, updated_since, limit, offset } = req.validatedQuery as PosGetPickups
  res.json(
    await tillPickups(req.scope, {
      retail_store_id: req.pos.retail_store_id,
      statuses: status,
      updated_since: updated_since ? new Date(updated_since) : undefined,
      limit,
      offset,
      now: new Date(),
    })
  )
})
