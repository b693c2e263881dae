import { alternativesTo } from "../../../../../../workflows/store-return/exchange/alternatives"
import type { StaffRequest } from "../../../../../middlewares/staff-scope"
import { withOwnErrors } from "../../../../../own-errors"
import type { AdminGetAlternatives } from "../../../validators"

/**
 * GET /admin/return-desk/orders/:id/alternatives: what a shopper may take instead of a unit of the line `line_item_id`: the
 * variants of its product, with what each costs in exchange and how many may still be promised in the store
 * `retail_store_id`, in stores nearby and in places that are no store. Actor: dashboard user of that store. Answers
 * AdminAlternativeList. Errors: 400 `units_not_returnable`; 403 `store_forbidden`; 404 `order_not_found`,
 * `store_not_found`; 409 `order_cancelled`, `order_not_paid`, `points_in_exchange`.
 */
export const GET = withOwnErrors<StaffRequest<unknown, AdminGetAlternatives>>(async (req, res) => {
  const { retail_store_id, line_item_id, limit, offset } =
    req.validatedQuery as AdminGetAlternatives
  res.json(
    await alternativesTo(req.scope, {
      ...{ order_id: req.params.id as string, line_item_id, retail_store_id },
      ...{ limit, offset, now: new Date() },
    })
  )
})
