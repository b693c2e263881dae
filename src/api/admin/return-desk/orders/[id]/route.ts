import { readAdminDeskOrder } from "../../../../../workflows/store-return/queries/desk-order"
import type { StaffRequest } from "../../../../middlewares/staff-scope"
import { withOwnErrors } from "../../../../own-errors"
import type { AdminGetDeskOrder } from "../../validators"

/**
 * GET /admin/return-desk/orders/:id: which units of an order may come back and until when, why others may not, and what its
 * shopper asked to return (`open_requests`, without codes); with `request_id` those that this return request holds may come
 * back too. Actor: any dashboard user, as every store takes every order back and Medusa shows every order to all. Answers
 * `{ order }` (AdminReturnDeskOrder). Errors: 404 `order_not_found`, `return_request_not_found`.
 */
export const GET = withOwnErrors<StaffRequest>(async (req, res) => {
  const { request_id } = req.validatedQuery as AdminGetDeskOrder
  const asked = { request_id, now: new Date() }
  res.json({ order: await readAdminDeskOrder(req.scope, req.params.id!, asked) })
})
