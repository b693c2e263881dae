import type { MedusaContainer } from "@medusajs/framework/types"
import { conflict, invalid, notFound } from "../../../core/errors"
import { PICKUP_MODULE } from "../../../modules/pickup"
import type { PickupModuleService } from "../../../modules/pickup/service"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import { readyAt } from "../../../modules/retail-store/domain/ready-time"
import { pickupSlots } from "../../../modules/retail-store/domain/slots"
import { DAY_MS } from "../../../core/zone"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"
import type { RetailStoreWithCalendar } from "../../../modules/retail-store/types"

export type CollectionPlan = {
  store: RetailStoreWithCalendar
  ready_at: Date
  slot: { starts_at: Date; ends_at: Date } | null
}

/**
 * When an order can be collected in this store, and whether the asked slot is one of the store's.
 * @throws NOT_FOUND `store_not_found`; CONFLICT `pickup_disabled`, `store_never_opens`, `slot_unavailable`;
 *   INVALID_DATA `no_slots` when the store takes no appointments.
 */
export async function planCollection(
  container: MedusaContainer,
  input: { retail_store_id: string; slot_starts_at: string | null; now: Date }
): Promise<CollectionPlan> {
  const [store] = await container
    .resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
    .listStoresWithCalendar([input.retail_store_id])
  if (!store || !store.is_active) {
    throw notFound("store_not_found", "There is no such store")
  }
  if (!store.pickup_enabled) {
    throw conflict("pickup_disabled", "Orders cannot be collected in this store at present")
  }
  const ready = readyAt({ ...store, calendar: store }, input.now.getTime())
  if (ready === null) {
    throw conflict("store_never_opens", "This store has no opening hours in the next weeks")
  }
  return { store, ready_at: new Date(ready), slot: slotOf(container, store, ready, input) }
}

function slotOf(
  container: MedusaContainer,
  store: RetailStoreWithCalendar,
  ready: number,
  input: { slot_starts_at: string | null; now: Date }
): CollectionPlan["slot"] {
  if (input.slot_starts_at === null) {
    return null
  }
  if (store.slot_minutes === null) {
    throw invalid("no_slots", "slot_starts_at: this store takes no appointments, come any time")
  }
  const { slotHorizonDays } = container.resolve<PickupModuleService>(PICKUP_MODULE).options.pickup
  const asked = new Date(input.slot_starts_at).getTime()
  const rules = { calendar: store, slot_minutes: store.slot_minutes }
  const inHorizon = asked >= ready && asked < input.now.getTime() + slotHorizonDays * DAY_MS
  const slot = inHorizon
    ? pickupSlots(rules, asked, asked + 1).find((candidate) => candidate.starts_at === asked)
    : undefined
  if (!slot) {
    throw conflict("slot_unavailable", "slot_starts_at: this store has no such slot, or not yet")
  }
  return { starts_at: new Date(slot.starts_at), ends_at: new Date(slot.ends_at) }
}
