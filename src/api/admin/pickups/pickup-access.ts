import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { PickupRow } from "../../../modules/pickup/types"
import { readPickupRow } from "../../../workflows/pickup/commands/store-of"
import type { CallerRole } from "../../../workflows/pickup/queries/admin-pickup"
import { requireStoreRole, type StaffRequest } from "../../middlewares/staff-scope"

export type PickupRequest<Body = unknown> = StaffRequest<Body> & { pickup: PickupRow }

/**
 * Lets through who works in the pickup's store. @throws NOT_FOUND `pickup_not_found`, FORBIDDEN `store_forbidden`
 */
export async function loadPickup(
  req: MedusaRequest,
  _: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  const request = req as PickupRequest
  const pickup = await readPickupRow(req.scope, req.params.id as string)
  requireStoreRole(request.staffScope, pickup.retail_store_id)
  request.pickup = pickup
  next()
}

/** The caller's role in a store; null for an administrator. */
export function roleIn(request: StaffRequest, storeId: string): CallerRole {
  return request.staffScope.administrator ? null : (request.staffScope.roles[storeId] ?? null)
}
