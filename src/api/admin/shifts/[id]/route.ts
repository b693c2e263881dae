import type { MedusaResponse } from "@medusajs/framework/http"
import { findShift, readShiftReport } from "../../../../workflows/pos/queries/shift-reports"
import { requireStoreRole, type StaffRequest } from "../../../middlewares/staff-scope"

/**
 * GET /admin/shifts/:id: the Z-report; `id` is that of the event that opened the shift. Actor: dashboard user
 * of its store. Answers `{ shift }` (ShiftReport). Errors: 403 `store_forbidden`, 404 `shift_not_found`.
 */
export const GET = async (req: StaffRequest, res: MedusaResponse) => {
  const key = await findShift(req.scope, req.params.id!)
  requireStoreRole(req.staffScope, key.retail_store_id)
  res.json({ shift: await readShiftReport(req.scope, key) })
}
