import type { MedusaResponse } from "@medusajs/framework/http"
import type { AdminStockMovementList } from "../../../types/stock"
import { readStockMovements } from "../../../workflows/stock/queries/stock-movements"
import { type StaffRequest, storesAskedFor } from "../../middlewares/staff-scope"
import type { AdminGetStockMovements } from "./validators"

/**
 * GET /admin/stock-movements: why a variant's (or an item's) stock is what it is, newest first, with what each place
 * had after each movement. Actor: dashboard user; the places of their stores. Answers AdminStockMovementList.
 * Errors: 400 without `variant_id` and `inventory_item_id`; 403 `store_forbidden`.
 */
export const GET = async (
  req: StaffRequest<unknown, AdminGetStockMovements>,
  res: MedusaResponse<AdminStockMovementList>
) => {
  const { retail_store_id, limit, offset, ...filters } =
    req.validatedQuery as AdminGetStockMovements
  const store_ids = storesAskedFor(req.staffScope, retail_store_id)
  const page = await readStockMovements(req.scope, { ...filters, store_ids, limit, offset })
  res.json({ ...page, limit, offset })
}
