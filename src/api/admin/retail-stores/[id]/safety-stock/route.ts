import type { MedusaResponse } from "@medusajs/framework/http"
import { setSafetyStockWorkflow } from "../../../../../workflows/retail-store"
import type { StaffRequest } from "../../../../middlewares/staff-scope"
import { listSafetyStock, type SafetyStockList } from "../../safety-stock"
import type { AdminListSafetyStock, AdminSetSafetyStock } from "../../validators"

/** Variants with a number of their own. Errors: 404 `store_not_found`, 403 `store_forbidden`. */
export const GET = async (
  req: StaffRequest<unknown, AdminListSafetyStock>,
  res: MedusaResponse<SafetyStockList>
) => {
  const { limit, offset } = req.validatedQuery as AdminListSafetyStock
  res.json(await listSafetyStock(req.scope, req.params.id!, { limit, offset }))
}

/**
 * Sets numbers of variants, one or a list; null goes back to the store's default. Answers the changed ones.
 * Errors: 404 `store_not_found`, `variant_not_found`, 403 `store_forbidden`.
 */
export const POST = async (
  req: StaffRequest<AdminSetSafetyStock>,
  res: MedusaResponse<SafetyStockList>
) => {
  const body = req.validatedBody
  const changes = "safety_stock" in body ? body.safety_stock : [body]
  await setSafetyStockWorkflow(req.scope).run({
    input: { retail_store_id: req.params.id!, changes },
  })
  const variant_ids = changes.map((change) => change.variant_id)
  res.json(
    await listSafetyStock(req.scope, req.params.id!, {
      limit: changes.length,
      offset: 0,
      variant_ids,
    })
  )
}
