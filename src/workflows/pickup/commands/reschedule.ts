import { PICKUP_MODULE } from "../../../modules/pickup"
import { reroute, reschedule } from "../../../modules/pickup/operations/commands/reschedule"
import type { PickupModuleService } from "../../../modules/pickup/service"
import { planCollection } from "../queries/collection-plan"
import { readPickupRow } from "./store-of"
import { type CommandHandler, envelopeOf } from "./types"

const slotAsked = (body: Record<string, unknown>): string | null =>
  (body.slot_starts_at as string | undefined) ?? null

export const rescheduleCommand: CommandHandler = async (container, input) => {
  const pickup = await readPickupRow(container, input.pickup_id)
  const envelope = envelopeOf(input)
  const plan = await planCollection(container, {
    retail_store_id: pickup.retail_store_id,
    slot_starts_at: slotAsked(input.body),
    now: envelope.now,
  })
  return container.resolve<PickupModuleService>(PICKUP_MODULE).inTransaction((manager) =>
    reschedule(manager, envelope, {
      slot: plan.slot,
      slot_capacity: plan.store.orders_per_slot,
      promised_at: plan.slot?.starts_at ?? plan.ready_at,
    })
  )
}

/** The other store's units are held and reserved by the workflow around it. */
export const rerouteCommand: CommandHandler = async (container, input) => {
  const envelope = envelopeOf(input)
  const plan = await planCollection(container, {
    retail_store_id: input.body.retail_store_id as string,
    slot_starts_at: slotAsked(input.body),
    now: envelope.now,
  })
  return container.resolve<PickupModuleService>(PICKUP_MODULE).inTransaction((manager) =>
    reroute(manager, envelope, {
      retail_store_id: plan.store.id,
      stock_location_id: plan.store.stock_location_id,
      slot: plan.slot,
      slot_capacity: plan.store.orders_per_slot,
      promised_at: plan.slot?.starts_at ?? plan.ready_at,
    })
  )
}
