import { adminPickupDetail } from "../../../../workflows/pickup/queries/admin-pickup"
import { withOwnErrors } from "../../../own-errors"
import { type PickupRequest, roleIn } from "../pickup-access"

/** GET /admin/pickups/:id. Actor: dashboard user of the pickup's store. Answers `{ pickup }` (AdminPickupDetail). */
export const GET = withOwnErrors<PickupRequest>(async (req, res) => {
  const role = roleIn(req, req.pickup.retail_store_id)
  res.json({ pickup: await adminPickupDetail(req.scope, req.pickup.id, role, new Date()) })
})
