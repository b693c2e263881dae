import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AdminTillIncident } from "../../../types/till-sync"
import { readIncident } from "../../../workflows/pos/queries/till-incidents"
import { requireStoreRole, type StaffRequest } from "../../middlewares/staff-scope"

export type IncidentRequest<Body = unknown> = StaffRequest<Body> & { incident: AdminTillIncident }

/**
 * Lets through those who work in the incident's store: anyone to read, a manager to resolve.
 * @throws NOT_FOUND `incident_not_found`, FORBIDDEN `store_forbidden`
 */
export async function loadIncident(
  req: MedusaRequest,
  _: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  const request = req as IncidentRequest
  const incident = await readIncident(req.scope, req.params.id!)
  const role = req.method === "GET" ? "associate" : "manager"
  requireStoreRole(request.staffScope, incident.retail_store_id, role)
  request.incident = incident
  next()
}
