import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AdminOrderPoints } from "../../../../../types/loyalty-returns"
import { orderPoints } from "../../../../../workflows/loyalty/queries/order-points"

/**
 * GET /admin/orders/:id/loyalty: what an order gave and was paid with in points, line by line. Actor: any dashboard
 * user, as points belong to no store. Answers `{ loyalty }` (AdminOrderPoints). Errors: 404 `order_not_found`.
 */
export const GET = async (
  req: MedusaRequest,
  res: MedusaResponse<{ loyalty: AdminOrderPoints }>
) => {
  res.json({ loyalty: await orderPoints(req.scope, req.params.id!) })
}
