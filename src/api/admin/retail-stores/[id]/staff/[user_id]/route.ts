import type { MedusaResponse } from "@medusajs/framework/http"
import { removeStaffWorkflow } from "../../../../../../workflows/retail-store"
import type { StaffRequest } from "../../../../../middlewares/staff-scope"

/**
 * Takes a user off the store. Without any other store they are an administrator again.
 * Errors: 404 `store_not_found`, `staff_not_found`, 403 `store_forbidden`.
 */
export const DELETE = async (req: StaffRequest, res: MedusaResponse) => {
  await removeStaffWorkflow(req.scope).run({
    input: { retail_store_id: req.params.id!, user_id: req.params.user_id! },
  })
  res.json({ id: req.params.user_id!, object: "store_staff", deleted: true })
}
