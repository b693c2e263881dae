import { readAdminDeskOrder } from "../../../../../workflows/store-return/queries/desk-order"
import { unitsHeldBy } from "../../../../../workflows/store-return/requests/open-request"
import type { StaffRequest } from "../../../../middlewares/staff-scope"
import { withOwnErrors } from "../../../../own-errors"
import type { AdminGetDeskOrder } from "../../validators"

/**
 * GET /admin/return-desk/orders/:id: which units of an order may come back, and why others may not; with `request_id`
 * those that this return request holds may too. Actor: any dashboard user, as every store takes every order back and
 * Medusa shows every order to all. Answers `{ order }` (AdminReturnDeskOrder). Errors: 404 `order_not_found`,
 * `return_request_not_found`.
 */
export const GET = withOwnErrors<StaffRequest>(async (req, res) => {
  const order_id = req.params.id!
  const { request_id } = req.validatedQuery as AdminGetDeskOrder
  const held = request_id ? await unitsHeldBy(req.scope, { order_id, request_id }) : undefined
  res.json({ order: await readAdminDeskOrder(req.scope, order_id, held) })
})
