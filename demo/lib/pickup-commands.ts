import type { MedusaContainer } from "@medusajs/framework/types"
import { PICKUP_MODULE } from "../../src/modules/pickup"
import { linesOf } from "../../src/modules/pickup/operations/pickups"
import type { PickupModuleService } from "../../src/modules/pickup/service"
import type { CommandInput } from "../../src/workflows/pickup/commands"
import { commandPickupWorkflow } from "../../src/workflows/pickup/workflows/command-pickup"
import type { DemoPickup } from "../data/pickups"

type Sent = Pick<CommandInput, "command" | "body">

/** Sends the commands that bring a placed pickup to its state, as its store's manager. A repeated one does nothing. */
export async function bringTo(
  container: MedusaContainer,
  plan: DemoPickup,
  pickupId: string,
  userId: string
): Promise<void> {
  const lines = await container
    .resolve<PickupModuleService>(PICKUP_MODULE)
    .reading((manager) => linesOf(manager, [pickupId]))
  for (const { command, body } of commandsFor(plan, lines)) {
    await commandPickupWorkflow(container).run({
      input: {
        command,
        body,
        pickup_id: pickupId,
        actor: { type: "user", id: userId },
        now: new Date().toISOString(),
        idempotency_key: `demo/${plan.key}/${command}`,
      },
    })
  }
}

function commandsFor(plan: DemoPickup, lines: { id: string; quantity: number }[]): Sent[] {
  const picked = (found: typeof lines) =>
    found.map(({ id, quantity }) => ({ id, picked_quantity: quantity }))
  const accept: Sent = { command: "accept", body: {} }
  const ready: Sent[] = [
    accept,
    { command: "pick", body: { lines: picked(lines) } },
    { command: "ready", body: { bin: plan.bin } },
  ]
  const handOver: Sent = {
    command: "hand-over",
    body: { override_reason: "Known customer, phone was flat" },
  }
  return {
    placed: [],
    accepted: [accept],
    picking: [accept, { command: "pick" as const, body: { lines: picked(lines.slice(0, 1)) } }],
    ready,
    collected: [...ready, handOver],
  }[plan.status]
}
