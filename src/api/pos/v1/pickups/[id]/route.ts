import { tillPickupDetail } from "../../../../../workflows/pickup/queries/till-pickup"
import type { PosRequest } from "../../../authenticate"
import { withProblems } from "../../../with-problems"

/**
 * GET /pos/v1/pickups/:id: one order to be collected in the till's store. Scope: pickups. Answers `{ pickup }`
 * (PosPickupDetail). Problems: 401, 403 `insufficient_scope`, 404 `pickup_not_found`, also for another store's.
 */
export const GET = withProblems<PosRequest>(async (req, res) => {
  const { retail_store_id } = req.pos
  const pickup = await tillPickupDetail(req.scope, req.params.id!, retail_store_id, new Date())
  res.json({ pickup })
})
