import {
  createWorkflow,
  transform,
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
import { checkDiscountStep } from "../steps/check-discount"
import { type ApplyPointsInput, holdPointsStep } from "../steps/hold-points"

/**
 * Pays for a cart with points: sets them aside, then takes their worth off the cart, all under the cart's lock. There
 * is never a discount without points behind it.
 */
export const applyCartPointsWorkflow = createWorkflow(
  "omni-apply-cart-points",
  (input: WorkflowData<ApplyPointsInput>) => {
    acquireLockStep(transform({ input }, ({ input }) => ({ key: input.cart_id, ...CART_LOCK })))
    const held = holdPointsStep(input)
    updateCartPromotionsWorkflow.runAsStep({
      input: transform({ input, held }, ({ input, held }) => ({
        cart_id: input.cart_id,
        promo_codes: [held.code],
        action: PromotionActions.ADD,
        force_refresh_payment_collection: true,
      })),
    })
    checkDiscountStep(
      transform({ input, held }, ({ input, held }) => ({ cart_id: input.cart_id, ...held }))
    )
    releaseLockStep(transform({ input }, ({ input }) => ({ key: input.cart_id })))
    return new WorkflowResponse(held)
  }
)
