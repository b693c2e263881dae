import { z } from "@medusajs/framework/zod"
import { defineJob } from "../../../core/jobs"
import { PICKUP_MODULE } from "../../../modules/pickup"
import { findPickups } from "../../../modules/pickup/operations/pickups"
import type { PickupModuleService } from "../../../modules/pickup/service"
import type { PickupRow } from "../../../modules/pickup/types"
import { commandPickupWorkflow } from "../workflows/command-pickup"

const Payload = z.object({ pickup_id: z.string() })
const SYSTEM = { type: "system", id: null } as const

async function readPickup(
  service: PickupModuleService,
  id: string
): Promise<PickupRow | undefined> {
  const [pickup] = await service.reading((manager) =>
    findPickups(manager, { column: "id", values: [id] })
  )
  return pickup
}

/** Ends a pickup whose hold has run out. Comes too early, or after somebody was faster: does nothing. */
export const expirePickupJob = defineJob({
  name: "omni-expire-pickup",
  schema: Payload,
  run: async ({ pickup_id }, { container, now }) => {
    const pickup = await readPickup(
      container.resolve<PickupModuleService>(PICKUP_MODULE),
      pickup_id
    )
    const waits = pickup?.status === "ready" || pickup?.status === "partially_collected"
    if (waits && pickup.expires_at && pickup.expires_at <= now) {
      await commandPickupWorkflow(container).run({
        input: { command: "expire", pickup_id, actor: SYSTEM, now: now.toISOString(), body: {} },
      })
    }
  },
})

/** Cancels a rejected pickup for which the shopper chose nothing in time. */
export const cancelRejectedPickupJob = defineJob({
  name: "omni-cancel-rejected-pickup",
  schema: Payload,
  run: async ({ pickup_id }, { container, now }) => {
    const pickup = await readPickup(
      container.resolve<PickupModuleService>(PICKUP_MODULE),
      pickup_id
    )
    if (
      pickup?.status === "rejected" &&
      pickup.alternative_until &&
      pickup.alternative_until <= now
    ) {
      await commandPickupWorkflow(container).run({
        input: {
          command: "cancel",
          pickup_id,
          actor: SYSTEM,
          now: now.toISOString(),
          body: { reason: "No alternative was chosen in time" },
        },
      })
    }
  },
})
