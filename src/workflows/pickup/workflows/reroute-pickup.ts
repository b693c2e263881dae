import {
  createWorkflow,
  transform,
  type WorkflowData,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { acquireLockStep, releaseLockStep } from "@medusajs/medusa/core-flows"
import type { CommandInput } from "../commands"
import { reserveInStoreStep } from "../steps/reserve-elsewhere"
import { commandPickupWorkflow } from "./command-pickup"

/** The shopper collects a rejected order in another store: reserved there first, then begun anew. */
export const reroutePickupWorkflow = createWorkflow(
  "omni-reroute-pickup",
  (input: WorkflowData<CommandInput & { retail_store_id: string }>) => {
    acquireLockStep(
      transform({ input }, ({ input }) => ({ key: input.pickup_id, timeout: 10, ttl: 60 }))
    )
    reserveInStoreStep(input)
    const done = commandPickupWorkflow.runAsStep({ input })
    releaseLockStep(transform({ input }, ({ input }) => ({ key: input.pickup_id })))
    return new WorkflowResponse(done)
  }
)
