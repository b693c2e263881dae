import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { notFound } from "../../../core/errors"
import { POS_MODULE } from "../../../modules/pos"
import { type DeviceRow, findDevice } from "../../../modules/pos/operations/devices"
import type { PosModuleService } from "../../../modules/pos/service"
import { requireStoreRole, type StaffRequest } from "../../middlewares/staff-scope"

export type TillRequest<Body = unknown> = StaffRequest<Body> & { till: DeviceRow }

/**
 * Lets through those who work in the till's store: anyone to read, a manager to change.
 * @throws NOT_FOUND `till_not_found`, FORBIDDEN `store_forbidden`
 */
export async function loadTill(
  req: MedusaRequest,
  _: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  const request = req as TillRequest
  const till = await req.scope
    .resolve<PosModuleService>(POS_MODULE)
    .reading((manager) => findDevice(manager, req.params.id!))
  if (!till) {
    throw notFound("till_not_found", "There is no such till")
  }
  const role = req.method === "GET" ? "associate" : "manager"
  requireStoreRole(request.staffScope, till.retail_store_id, role)
  request.till = till
  next()
}
