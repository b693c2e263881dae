import type { MedusaResponse } from "@medusajs/framework/http"
import type { AdminTillSale } from "../../../../../types/till"
import { tillSaleOfOrder } from "../../../../../workflows/pos/queries/till-sale"
import { requireStoreRole, type StaffRequest } from "../../../../middlewares/staff-scope"

/**
 * GET /admin/orders/:id/till-sale: the receipt an order was made of. Actor: dashboard user of its store. Answers
 * `{ till_sale }` (AdminTillSale); null for an order that no till made. Errors: 403 `store_forbidden`.
 */
export const GET = async (
  req: StaffRequest,
  res: MedusaResponse<{ till_sale: AdminTillSale | null }>
) => {
  const till_sale = await tillSaleOfOrder(req.scope, req.params.id!)
  if (till_sale) {
    requireStoreRole(req.staffScope, till_sale.retail_store_id)
  }
  res.json({ till_sale })
}
