import type { MedusaResponse } from "@medusajs/framework/http"
import type { IncidentRequest } from "../load-incident"

/**
 * GET /admin/till-incidents/:id. Actor: dashboard user of its store. Answers `{ incident }` (AdminTillIncident).
 * Errors: 403 `store_forbidden`, 404 `incident_not_found`.
 */
export const GET = async (req: IncidentRequest, res: MedusaResponse) => {
  res.json({ incident: req.incident })
}
