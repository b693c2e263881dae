import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { retryOnClash } from "../../../core/retry-on-clash"
import { LOYALTY_MODULE } from "../../../modules/loyalty"
import { release } from "../../../modules/loyalty/operations/release"
import type { LoyaltyModuleService } from "../../../modules/loyalty/service"
import { retirePointsPromotions } from "../points-promotion"

/** The discount is off the cart: its points are free again. Nothing is undone; what follows only unlocks the cart. */
export const releaseHoldsStep = createStep(
  "omni-release-holds",
  async ({ hold_ids, now }: { hold_ids: string[]; now: string }, { container }) => {
    const service = container.resolve<LoyaltyModuleService>(LOYALTY_MODULE)
    const by = { source: "online", actor: null }
    for (const id of hold_ids) {
      await retryOnClash(() =>
        service.inTransaction((manager) => release(manager, by, id, new Date(now)))
      )
    }
    await retirePointsPromotions(container, hold_ids)
    return new StepResponse(null)
  }
)
