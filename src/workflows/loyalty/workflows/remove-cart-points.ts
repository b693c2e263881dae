import {
  createWorkflow,
  transform,
  when,
  type WorkflowData,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { PromotionActions } from "@medusajs/framework/utils"
import {
  acquireLockStep,
  releaseLockStep,
  updateCartPromotionsWorkflow,
} from "@medusajs/medusa/core-flows"
import { CART_LOCK } from "../cart-lock"
import { findCartPointsStep, type RemovePointsInput } from "../steps/find-cart-points"
import { releaseHoldsStep } from "../steps/release-holds"

/**
 * Takes points off a cart: first the discount, then what was set aside, under the cart's lock. A cart that was ordered
 * meanwhile keeps them. Safe to repeat.
 */
export const removeCartPointsWorkflow = createWorkflow(
  "omni-remove-cart-points",
  (input: WorkflowData<RemovePointsInput>) => {
    acquireLockStep(transform({ input }, ({ input }) => ({ key: input.cart_id, ...CART_LOCK })))
    const found = findCartPointsStep(input)
    when("omni-cart-has-points", { found }, ({ found }) => found.codes.length > 0).then(() => {
      updateCartPromotionsWorkflow.runAsStep({
        input: transform({ input, found }, ({ input, found }) => ({
          cart_id: input.cart_id,
          promo_codes: found.codes,
          action: PromotionActions.REMOVE,
          force_refresh_payment_collection: true,
        })),
      })
    })
    releaseHoldsStep(
      transform({ input, found }, ({ input, found }) => ({
        hold_ids: found.hold_ids,
        now: input.now,
      }))
    )
    releaseLockStep(transform({ input }, ({ input }) => ({ key: input.cart_id })))
    return new WorkflowResponse(found)
  }
)
