import { awardReviewWorkflow } from "../../../../../../workflows/loyalty/workflows/award-review"
import type { StaffRequest } from "../../../../../middlewares/staff-scope"
import { withOwnErrors } from "../../../../../own-errors"
import { whoActs } from "../../../points-access"
import type { AdminAwardReview } from "../../validators"

/**
 * POST /admin/loyalty/accounts/:id/reviews: the bonus for a review that the shop has accepted, once for each review. Body
 * `{ review_id, order_id? }`. Actor: manager of any store, administrator, secret API key. Answers
 * `{ bonus: { points, repeated } }`. Errors: 403 `store_forbidden`; 404 `account_not_found`, `purchase_not_found` (the
 * order is not this member's, or all of it came back), `programme_not_found`; 409 `bonus_not_offered`, `bonus_limit`.
 */
export const POST = withOwnErrors<StaffRequest<AdminAwardReview>>(async (req, res) => {
  const input = { account_id: req.params.id!, ...req.validatedBody, actor: whoActs(req) }
  const { result } = await awardReviewWorkflow(req.scope).run({ input })
  res.json({ bonus: result })
})
