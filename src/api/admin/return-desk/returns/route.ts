import type { MedusaResponse } from "@medusajs/framework/http"
import type { AdminReturnCaseList } from "../../../../types/return-desk"
import { acceptReturn } from "../../../../workflows/store-return/desk/accept-return"
import { readReturnCase, readReturnCases } from "../../../../workflows/store-return/desk/read-cases"
import { storeDays } from "../../../../workflows/store-return/queries/store-days"
import { idempotencyKeyOf } from "../../../idempotency-key"
import { type StaffRequest, storesAskedFor } from "../../../middlewares/staff-scope"
import { overrideBy } from "../override-by"
import { withOwnErrors } from "../../../own-errors"
import type { AdminAcceptReturn, AdminGetReturns } from "../validators"

/**
 * GET /admin/return-desk/returns: what the desks of the caller's stores took back, the youngest first. `from`
 * and `to` are days on each store's own clock, both included. Actor: dashboard user. Answers AdminReturnCaseList.
 * Errors: 400 `period_invalid`; 403 `store_forbidden`.
 */
export const GET = async (
  req: StaffRequest<unknown, AdminGetReturns>,
  res: MedusaResponse<AdminReturnCaseList>
) => {
  const { retail_store_id, from, to, ...filters } = req.validatedQuery as AdminGetReturns
  const store_ids = storesAskedFor(req.staffScope, retail_store_id)
  const days = from || to ? await storeDays(req.scope, store_ids, { from, to }) : undefined
  const page = await readReturnCases(req.scope, { store_ids, days, ...filters })
  res.json({ ...page, limit: filters.limit, offset: filters.offset })
}

/**
 * POST /admin/return-desk/returns: takes units of an order back; with `exchange` others go out, from the shelf or, with `get`
 * and `from`, reserved at a stock location: `deliver`, to `delivery_address` or where the order was, or `collect`, in the
 * store that is there, by `contact` or whoever ordered. `amount` and `exchange.due`
 * are what the quote said, minor units. When it
 * answers, units and stock are written down; refunds follow by themselves. Actor: dashboard user of the store. Header
 * `Idempotency-Key`. Answers 201 `{ return }` (AdminReturnCase). Errors: 400 `units_not_returnable`,
 * `goods_not_sold`, `tender_missing`, `exchange_of_request`, `place_not_offered`, `delivery_address_missing`,
 * `nothing_delivered`, `contact_missing`, `nothing_collected`; 403
 * `store_forbidden`, `override_forbidden`; 404 `order_not_found`, `store_not_found`; 409 `amount_changed`, `not_enough_stock`,
 * `order_cancelled`, `order_not_paid`, `refund_kind_not_allowed`, `idempotency_conflict`, `pickup_not_in_step`. What the policy refuses, unless
 * `override` lets it in: 400 `receipt_required`; 409 `outside_window`, `excluded_goods`, `condition`, `limit_reached`. 503 `busy`: somebody
 * else is at this order, person or product; the same may be sent again in a moment.
 */
export const POST = withOwnErrors<StaffRequest<AdminAcceptReturn>>(async (req, res) => {
  const { override, ...body } = req.validatedBody
  const id = await acceptReturn(req.scope, {
    ...body,
    override: override && overrideBy(req, body.retail_store_id, override.reason),
    by: { way: "desk", id: req.auth_context.actor_id },
    idempotency_key: idempotencyKeyOf(req),
    now: new Date(),
  })
  res.status(201).json({ return: await readReturnCase(req.scope, id) })
})
