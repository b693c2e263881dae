import type { MedusaResponse } from "@medusajs/framework/http"
import type { AdminTillIncidentList } from "../../../types/till-sync"
import { readIncidents } from "../../../workflows/pos/queries/till-incidents"
import { type StaffRequest, storesAskedFor } from "../../middlewares/staff-scope"
import type { AdminGetTillIncidents } from "./validators"

/**
 * GET /admin/till-incidents: what does not fit together, such as goods sold that were not there; the newest first
 * unless asked for the oldest. Actor: dashboard user; the incidents of their stores. Answers AdminTillIncidentList.
 * Errors: 403 `store_forbidden`.
 */
export const GET = async (
  req: StaffRequest<unknown, AdminGetTillIncidents>,
  res: MedusaResponse<AdminTillIncidentList>
) => {
  const { retail_store_id, limit, offset, ...filters } = req.validatedQuery as AdminGetTillIncidents
  const store_ids = storesAskedFor(req.staffScope, retail_store_id)
  const page = await readIncidents(req.scope, { ...filters, store_ids, limit, offset })
  res.json({ ...page, limit, offset })
}
