import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { giveReviewBonus } from "../../../modules/loyalty/operations/earning/occasions"
import { readProgramme } from "../../../modules/loyalty/read-models/programme"
import { writeLedger } from "../ledger"
import { orderReference } from "../orders/references"

export type AwardReviewInput = {
  account_id: string
  review_id: string
  /** The order the review is about, if the shop knows. */
  order_id?: string | undefined
  /** Who accepted it, such as `user:<id>`; null: the shop's own program. */
  actor?: string | null
}

/** Nothing is undone: the bonus has a key of its own, so a retry finds it given. */
const awardReviewStep = createStep(
  "omni-award-review",
  async (input: AwardReviewInput, { container }) => {
    const { account_id, review_id, order_id, actor = null } = input
    const now = new Date()
    const given = await writeLedger(container, async (manager) => {
      const programme = await readProgramme(manager, now)
      const purchase = order_id ? orderReference(order_id) : null
      const award = { account_id, programme, review_id, purchase }
      return await giveReviewBonus(manager, { source: "dashboard", actor }, award, now)
    })
    return new StepResponse(given)
  }
)

/**
 * Gives the bonus for a review that the host has accepted, once for each account and review; Medusa has no reviews, so
 * whoever keeps them calls this.
 * @throws NOT_FOUND `account_not_found`, `purchase_not_found`, `programme_not_found`; CONFLICT `bonus_not_offered`,
 * `bonus_limit`.
 */
export const awardReviewWorkflow = createWorkflow(
  "omni-award-review",
  (input: AwardReviewInput) => new WorkflowResponse(awardReviewStep(input))
)
