import { Modules } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  type WorkflowData,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { acquireLockStep, releaseLockStep } from "@medusajs/medusa/core-flows"
import { PICKUP_MODULE } from "../../../modules/pickup"
import type { PickupModuleService } from "../../../modules/pickup/service"
import { orderIdOfCart } from "../queries/cart-order"

/** Looked at again under the lock: a slow completion may have come to its end meanwhile. */
const reopenCartStep = createStep(
  "omni-reopen-cart",
  async (input: { cart_id: string }, { container }) => {
    const service = container.resolve<PickupModuleService>(PICKUP_MODULE)
    const [choice] = await service.listCartPickups({ cart_id: input.cart_id, state: "completing" })
    if (!choice || (await orderIdOfCart(container, input.cart_id))) {
      return new StepResponse({ reopened: false })
    }
    if (choice.borrowed_from_channel_id) {
      await container
        .resolve(Modules.CART)
        .updateCarts([{ id: input.cart_id, sales_channel_id: choice.borrowed_from_channel_id }])
    }
    const now = new Date()
    await service.reopenChoice(input.cart_id, now, now)
    return new StepResponse({ reopened: true })
  }
)

/**
 * Gives a cart whose completion was cut off its own sales channel and its choice back. While a completion
 * holds the cart's lock this fails, and the next sweep looks again.
 */
export const reopenCartWorkflow = createWorkflow(
  "omni-reopen-cart-workflow",
  (input: WorkflowData<{ cart_id: string }>) => {
    acquireLockStep(
      transform({ input }, ({ input }) => ({ key: input.cart_id, timeout: 1, ttl: 60 }))
    )
    const done = reopenCartStep(input)
    releaseLockStep(transform({ input }, ({ input }) => ({ key: input.cart_id })))
    return new WorkflowResponse(done)
  }
)
