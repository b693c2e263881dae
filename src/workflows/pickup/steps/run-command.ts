import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { COMMANDS, type CommandInput } from "../commands"

/** One command in one transaction: nothing to undo, it happened or it did not. */
export const runCommandStep = createStep(
  "omni-run-pickup-command",
  async (input: CommandInput, { container }) => {
    const result = await COMMANDS[input.command](container, input)
    return new StepResponse({
      id: input.pickup_id,
      replayed: result.replayed,
      code: result.code ?? null,
    })
  }
)
