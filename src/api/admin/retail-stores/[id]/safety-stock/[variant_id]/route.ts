import type { MedusaResponse } from "@medusajs/framework/http"
import { setSafetyStockWorkflow } from "../../../../../../workflows/retail-store"
import type { StaffRequest } from "../../../../../middlewares/staff-scope"

/** Goes back to the store's default for one variant. Errors: 404 `store_not_found`, 403 `store_forbidden`. */
export const DELETE = async (req: StaffRequest, res: MedusaResponse) => {
  const variant_id = req.params.variant_id!
  await setSafetyStockWorkflow(req.scope).run({
    input: { retail_store_id: req.params.id!, changes: [{ variant_id, quantity: null }] },
  })
  res.json({ id: variant_id, object: "safety_stock", deleted: true })
}
