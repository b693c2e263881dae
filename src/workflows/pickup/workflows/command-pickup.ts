import {
  createWorkflow,
  transform,
  when,
  type WorkflowData,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import type { CommandInput } from "../commands"
import { PickupEvents } from "../events"
import { runCommandStep } from "../steps/run-command"

/** Sends one command to a pickup and announces it, once for one idempotency key. */
export const commandPickupWorkflow = createWorkflow(
  "omni-command-pickup",
  (input: WorkflowData<CommandInput>) => {
    const done = runCommandStep(input)
    when("omni-command-was-new", { done }, ({ done }) => !done.replayed).then(() => {
      emitEventStep({
        eventName: transform({ input }, ({ input }) => PickupEvents[input.command]),
        data: transform({ done }, ({ done }) => ({ id: done.id })),
      })
    })
    return new WorkflowResponse(done)
  }
)
