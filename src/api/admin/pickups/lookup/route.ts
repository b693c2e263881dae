import { notFound } from "../../../../core/errors"
import { readPickupRow } from "../../../../workflows/pickup/commands/store-of"
import { adminPickupDetail } from "../../../../workflows/pickup/queries/admin-pickup"
import { pickupOfCode } from "../../../../workflows/pickup/queries/pickup-of-code"
import {
  requireStoreRole,
  type StaffRequest,
  visibleStoreIds,
} from "../../../middlewares/staff-scope"
import { withOwnErrors } from "../../../own-errors"
import { roleIn } from "../pickup-access"
import type { AdminLookupPickupBody } from "../validators"

/**
 * POST /admin/pickups/lookup: opens the pickup of a scanned or typed code, in the caller's stores only.
 * Errors: 404 `code_not_found`, alike for unknown codes and other stores' codes; 429 `too_many_tries`;
 * 403 `store_forbidden` for a named store that is not the caller's.
 */
export const POST = withOwnErrors<StaffRequest<AdminLookupPickupBody>>(async (req, res) => {
  const { code, retail_store_id } = req.validatedBody
  if (retail_store_id) {
    requireStoreRole(req.staffScope, retail_store_id)
  }
  const storeIds = retail_store_id ? [retail_store_id] : (visibleStoreIds(req.staffScope) ?? null)
  const id = await pickupOfCode(req.scope, {
    code,
    store_ids: storeIds,
    device_id: req.auth_context.actor_id,
    ip: req.ip,
    now: new Date(),
  })
  if (!id) {
    throw notFound("code_not_found", "No order waits here for this code")
  }
  const { retail_store_id: storeId } = await readPickupRow(req.scope, id)
  res.json({ pickup: await adminPickupDetail(req.scope, id, roleIn(req, storeId), new Date()) })
})
