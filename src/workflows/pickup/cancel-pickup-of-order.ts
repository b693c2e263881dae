import type { MedusaContainer } from "@medusajs/framework/types"
import { PICKUP_MODULE } from "../../modules/pickup"
import { commandsIn } from "../../modules/pickup/domain/transitions"
import { findPickups } from "../../modules/pickup/operations/pickups"
import type { PickupModuleService } from "../../modules/pickup/service"
import { commandPickupWorkflow } from "./workflows/command-pickup"

/** Ends the pickup of an order that Medusa has cancelled. One that is over already is left alone. */
export async function cancelPickupOfOrder(
  container: MedusaContainer,
  orderId: string
): Promise<void> {
  const [pickup] = await container
    .resolve<PickupModuleService>(PICKUP_MODULE)
    .reading((manager) => findPickups(manager, { column: "order_id", values: [orderId] }))
  if (!pickup || !commandsIn(pickup.status).includes("cancel")) {
    return
  }
  await commandPickupWorkflow(container).run({
    input: {
      command: "cancel",
      pickup_id: pickup.id,
      actor: { type: "system", id: null },
      now: new Date().toISOString(),
      body: { reason: "The order was cancelled" },
    },
  })
}
