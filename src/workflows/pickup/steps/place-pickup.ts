import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { languageOf } from "../../../core/language"
import { PICKUP_MODULE } from "../../../modules/pickup"
import type { PickupModuleService } from "../../../modules/pickup/service"
import { readOrderFacts } from "../queries/order-facts"

export type PlacePickupStepInput = { cart_id: string; order_id: string }

/** Cart and order go back to the channel they were sold in. */
async function returnChannel(
  container: MedusaContainer,
  { cart_id, order_id }: PlacePickupStepInput,
  channelId: string
): Promise<void> {
  await container.resolve(Modules.CART).updateCarts([{ id: cart_id, sales_channel_id: channelId }])
  await container
    .resolve(Modules.ORDER)
    .updateOrders([{ id: order_id, sales_channel_id: channelId }] as never)
}

/**
 * The order exists and is reserved in the store: channels go back, the pickup begins. Every part may run
 * again after a crash and changes nothing then.
 */
export const placePickupStep = createStep(
  "omni-place-pickup",
  async (input: PlacePickupStepInput, { container }) => {
    const pickup = container.resolve<PickupModuleService>(PICKUP_MODULE)
    const [choice] = await pickup.listCartPickups({ cart_id: input.cart_id })
    if (!choice) {
      return new StepResponse(null)
    }
    if (choice.borrowed_from_channel_id) {
      await returnChannel(container, input, choice.borrowed_from_channel_id)
    }
    const order = await readOrderFacts(container, input.order_id)
    const placed = await pickup.place({
      ...order,
      cart_id: input.cart_id,
      locale: languageOf(order.locale, pickup.options.notices.defaultLocale),
      actor: { type: order.customer_id ? "shopper" : "guest", id: order.customer_id },
      now: new Date(),
    })
    return new StepResponse(placed && { id: placed.pickup.id, is_new: placed.is_new })
  }
)
