import {
  createWorkflow,
  transform,
  type WorkflowData,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import {
  addShippingMethodToCartWorkflow,
  removeShippingMethodFromCartStep,
  updateCartWorkflow,
} from "@medusajs/medusa/core-flows"
import { type ChoosePickupInput, chooseStoreStep } from "../steps/choose-store"

/**
 * The shopper will collect the cart in a store: units and slot are held, and the cart's price, tax and
 * delivery are those of collection there.
 */
export const choosePickupWorkflow = createWorkflow(
  "omni-choose-pickup",
  (input: WorkflowData<ChoosePickupInput>) => {
    const chosen = chooseStoreStep(input)
    removeShippingMethodFromCartStep(
      transform({ chosen }, ({ chosen }) => ({ shipping_method_ids: chosen.shipping_method_ids }))
    )
    updateCartWorkflow.runAsStep({
      input: transform({ input, chosen }, ({ input, chosen }) => ({
        id: input.cart_id,
        shipping_address: chosen.shipping_address,
      })),
    })
    addShippingMethodToCartWorkflow.runAsStep({
      input: transform({ input, chosen }, ({ input, chosen }) => ({
        cart_id: input.cart_id,
        options: chosen.shipping_option_ids.map((id) => ({ id })),
      })),
    })
    return new WorkflowResponse(transform({ input }, ({ input }) => ({ cart_id: input.cart_id })))
  }
)
