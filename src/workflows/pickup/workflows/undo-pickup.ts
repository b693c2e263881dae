import {
  createWorkflow,
  transform,
  when,
  type WorkflowData,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import {
  refreshCartItemsWorkflow,
  removeShippingMethodFromCartStep,
  updateCartsStep,
} from "@medusajs/medusa/core-flows"
import { undoChoiceStep } from "../steps/undo-choice"

/** The shopper will not collect after all: the cart is as it was before the choice. Safe to repeat. */
export const undoPickupWorkflow = createWorkflow(
  "omni-undo-pickup",
  (input: WorkflowData<{ cart_id: string }>) => {
    const undone = undoChoiceStep(input)
    when("omni-choice-undone", { undone }, ({ undone }) => undone.was_chosen).then(() => {
      removeShippingMethodFromCartStep(
        transform({ undone }, ({ undone }) => ({ shipping_method_ids: undone.shipping_method_ids }))
      )
      updateCartsStep(
        transform({ input, undone }, ({ input, undone }) => [
          { id: input.cart_id, shipping_address: undone.previous_shipping_address },
        ])
      )
      refreshCartItemsWorkflow.runAsStep({
        input: transform({ input }, ({ input }) => ({
          cart_id: input.cart_id,
          force_refresh: true,
        })),
      })
    })
    return new WorkflowResponse(transform({ input }, ({ input }) => ({ cart_id: input.cart_id })))
  }
)
