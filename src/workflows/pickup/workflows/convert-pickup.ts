import {
  createWorkflow,
  transform,
  type WorkflowData,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { acquireLockStep, releaseLockStep, updateOrderWorkflow } from "@medusajs/medusa/core-flows"
import type { CommandInput } from "../commands"
import { reserveForDeliveryStep } from "../steps/reserve-elsewhere"
import { commandPickupWorkflow } from "./command-pickup"

export type ConvertPickupInput = CommandInput & {
  order_id: string
  shipping_address: Record<string, string | undefined>
}

/**
 * The shopper has a rejected order delivered instead, at the price it was sold for: reserved in a warehouse,
 * addressed, and from then on an order like any other that staff fulfil in Medusa.
 */
export const convertPickupWorkflow = createWorkflow(
  "omni-convert-pickup",
  (input: WorkflowData<ConvertPickupInput>) => {
    acquireLockStep(
      transform({ input }, ({ input }) => ({ key: input.pickup_id, timeout: 10, ttl: 60 }))
    )
    reserveForDeliveryStep(input)
    updateOrderWorkflow.runAsStep({
      input: transform({ input }, ({ input }) => ({
        id: input.order_id,
        user_id: input.actor.id ?? "",
        shipping_address: input.shipping_address,
      })),
    })
    const done = commandPickupWorkflow.runAsStep({ input })
    releaseLockStep(transform({ input }, ({ input }) => ({ key: input.pickup_id })))
    return new WorkflowResponse(done)
  }
)
