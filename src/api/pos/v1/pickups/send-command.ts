import type { MedusaResponse } from "@medusajs/framework/http"
import type { PosPickupCommand } from "../../../../types/pos-changes"
import { pickupOfStore, tillPickupDetail } from "../../../../workflows/pickup/queries/till-pickup"
import { commandPickupWorkflow } from "../../../../workflows/pickup/workflows/command-pickup"
import type { CommandBody } from "../../../pickup-bodies"
import type { PosRequest } from "../../authenticate"
import { requiredKeyOf } from "../../required-key"
import { withProblems } from "../../with-problems"

/** Sends a command to a pickup of the till's store and answers `{ pickup }` (PosPickupDetail) as it is then. */
export async function sendCommand(
  req: PosRequest<CommandBody>,
  res: MedusaResponse,
  command: PosPickupCommand,
  words: Record<string, unknown>
): Promise<void> {
  const { version, occurred_at } = req.validatedBody
  const { device_id, retail_store_id } = req.pos
  const id = req.params.id as string
  const idempotency_key = requiredKeyOf(req)
  await pickupOfStore(req.scope, id, retail_store_id)
  await commandPickupWorkflow(req.scope).run({
    input: {
      command,
      pickup_id: id,
      actor: { type: "till", id: device_id },
      acting_store_id: retail_store_id,
      now: new Date().toISOString(),
      version,
      occurred_at,
      idempotency_key,
      body: words,
    },
  })
  res.json({ pickup: await tillPickupDetail(req.scope, id, retail_store_id, new Date()) })
}

/** A route that only passes its body on. */
export const commandRoute = (command: PosPickupCommand) =>
  withProblems<PosRequest<CommandBody>>(async (req, res) => {
    const { version: _, occurred_at: __, ...words } = req.validatedBody
    await sendCommand(req, res, command, words)
  })
