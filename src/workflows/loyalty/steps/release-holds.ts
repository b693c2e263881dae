import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { release } from "../../../modules/loyalty/operations/release"
import { retirePointsPromotions } from "../points-promotion"
import { writeLedger } from "../ledger"

/** The discount is off the cart: its points are free again. Nothing is undone; what follows only unlocks the cart. */
export const releaseHoldsStep = createStep(
  "omni-release-holds",
  async ({ hold_ids, now }: { hold_ids: string[]; now: string }, { container }) => {
    const by = { source: "online", actor: null }
    for (const id of hold_ids) {
      await writeLedger(container, (manager) => release(manager, by, id, new Date(now)))
    }
    await retirePointsPromotions(container, hold_ids)
    return new StepResponse(null)
  }
)
