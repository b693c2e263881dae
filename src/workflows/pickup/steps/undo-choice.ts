import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { PICKUP_MODULE } from "../../../modules/pickup"
import type { PickupModuleService } from "../../../modules/pickup/service"
import { readOpenCart } from "../queries/cart-facts"

/** Lets go of units and seat. A lapsed choice is not taken back when a later step fails: nothing was sold. */
export const undoChoiceStep = createStep(
  "omni-undo-choice",
  async (input: { cart_id: string }, { container }) => {
    const cart = await readOpenCart(container, input.cart_id)
    const undone = await container
      .resolve<PickupModuleService>(PICKUP_MODULE)
      .undoChoice(input.cart_id, new Date())
    return new StepResponse({
      was_chosen: undone !== null,
      shipping_method_ids: undone ? cart.shipping_method_ids : [],
      previous_shipping_address: undone?.previous_shipping_address_id
        ? { id: undone.previous_shipping_address_id }
        : null,
    })
  }
)
