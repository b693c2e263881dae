import type { MedusaRequest } from "@medusajs/framework/http"
import { readAdminDeskOrder } from "../../../../../workflows/store-return/queries/desk-order"
import { withOwnErrors } from "../../../../own-errors"

/**
 * GET /admin/return-desk/orders/:id: which units of an order may come back, and why others may not. Actor: any
 * dashboard user, as every store takes every order back and Medusa shows every order to all. Answers `{ order }`
 * (AdminReturnDeskOrder). Errors: 404 `order_not_found`.
 */
export const GET = withOwnErrors<MedusaRequest>(async (req, res) => {
  res.json({ order: await readAdminDeskOrder(req.scope, req.params.id!) })
})
