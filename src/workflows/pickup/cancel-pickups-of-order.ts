import type { MedusaContainer } from "@medusajs/framework/types"
import { PICKUP_MODULE } from "../../modules/pickup"
import { commandsIn } from "../../modules/pickup/domain/transitions"
import { findPickups } from "../../modules/pickup/operations/pickups"
import type { PickupModuleService } from "../../modules/pickup/service"
import { commandPickupWorkflow } from "./workflows/command-pickup"

/** What a cancel is told when somebody, or the clock, ended the pickup first. */
const OVER_ALREADY: readonly unknown[] = ["pickup_transition", "pickup_expired"]

/**
 * Ends the pickups of an order that Medusa has cancelled. What is over already is left alone, also when it ends
 * while this runs: events come twice, and staff may cancel at the same moment.
 */
export async function cancelPickupsOfOrder(
  container: MedusaContainer,
  orderId: string
): Promise<void> {
  const pickups = await container
    .resolve<PickupModuleService>(PICKUP_MODULE)
    .reading((manager) => findPickups(manager, { column: "order_id", values: [orderId] }))
  for (const { id } of pickups.filter(({ status }) => commandsIn(status).includes("cancel"))) {
    await cancelForOrder(container, id)
  }
}

async function cancelForOrder(container: MedusaContainer, pickup_id: string): Promise<void> {
  try {
    await commandPickupWorkflow(container).run({
      input: {
        command: "cancel",
        pickup_id,
        actor: { type: "system", id: null },
        now: new Date().toISOString(),
        body: { reason: "The order was cancelled" },
      },
    })
  } catch (error) {
    if (!OVER_ALREADY.includes((error as { code?: string }).code)) {
      throw error
    }
  }
}
