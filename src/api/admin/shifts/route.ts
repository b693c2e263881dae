import type { MedusaResponse } from "@medusajs/framework/http"
import { readShifts } from "../../../workflows/pos/queries/shift-reports"
import { type StaffRequest, storesAskedFor } from "../../middlewares/staff-scope"
import type { AdminGetShifts } from "./validators"

/**
 * GET /admin/shifts: shifts of tills, the youngest business day first. Actor: dashboard user; the tills of
 * their stores. Answers `{ shifts, count, limit, offset }`. Errors: 403 `store_forbidden`.
 */
export const GET = async (req: StaffRequest<unknown, AdminGetShifts>, res: MedusaResponse) => {
  const { retail_store_id, till_id, limit, offset, ...filters } =
    req.validatedQuery as AdminGetShifts
  const store_ids = storesAskedFor(req.staffScope, retail_store_id)
  const page = await readShifts(req.scope, {
    ...filters,
    store_ids,
    device_id: till_id,
    limit,
    offset,
  })
  res.json({ ...page, limit, offset })
}
