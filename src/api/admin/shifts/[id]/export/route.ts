import type { MedusaResponse } from "@medusajs/framework/http"
import { findShift, readShiftReport } from "../../../../../workflows/pos/queries/shift-reports"
import { requireStoreRole, type StaffRequest } from "../../../../middlewares/staff-scope"
import { shiftCsv } from "../../shift-csv"
import type { AdminExportShift } from "../../validators"

/**
 * GET /admin/shifts/:id/export?format=csv|json: the Z-report as a file. CSV is UTF-8 with a byte order mark,
 * one figure a line, amounts in minor units. Actor and errors as GET /admin/shifts/:id.
 */
export const GET = async (req: StaffRequest<unknown, AdminExportShift>, res: MedusaResponse) => {
  const { format } = req.validatedQuery as AdminExportShift
  const key = await findShift(req.scope, req.params.id!)
  requireStoreRole(req.staffScope, key.retail_store_id)
  const shift = await readShiftReport(req.scope, key)
  const name = `z-report-${shift.business_date}-${shift.id}.${format}`
  res.setHeader("content-disposition", `attachment; filename="${name}"`)
  if (format === "json") {
    res.type("application/json").send(JSON.stringify(shift, null, 2))
    return
  }
  res.type("text/csv; charset=utf-8").send(shiftCsv(shift))
}
