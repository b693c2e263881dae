import type { MedusaResponse } from "@medusajs/framework/http"
import type { AdminStoreStaff } from "../../../../../types/http"
import { assignStaffWorkflow } from "../../../../../workflows/retail-store"
import type { StaffRequest } from "../../../../middlewares/staff-scope"
import { listStaff } from "../../staff"
import type { AdminAssignStaff } from "../../validators"

/** Who works in the store, by e-mail. Errors: 404 `store_not_found`, 403 `store_forbidden`. */
export const GET = async (req: StaffRequest, res: MedusaResponse<{ staff: AdminStoreStaff[] }>) => {
  res.json({ staff: await listStaff(req.scope, req.params.id!) })
}

/**
 * Assigns a dashboard user or changes the role; from now on they act for their stores only.
 * Errors: 404 `store_not_found`, `user_not_found`, 403 `store_forbidden`.
 */
export const POST = async (
  req: StaffRequest<AdminAssignStaff>,
  res: MedusaResponse<{ staff: AdminStoreStaff[] }>
) => {
  await assignStaffWorkflow(req.scope).run({
    input: { retail_store_id: req.params.id!, ...req.validatedBody },
  })
  res.json({ staff: await listStaff(req.scope, req.params.id!) })
}
