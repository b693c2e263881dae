import { readyAt } from "../../../modules/retail-store/domain/ready-time"
import { pickupSlots } from "../../../modules/retail-store/domain/slots"
import { DAY_MS } from "../../../core/zone"
import type { RetailStoreWithCalendar } from "../../../modules/retail-store/types"
import type { PickupSlot, StorePickupOption } from "../../../types/http"

export type CollectionTimesInput = {
  store: RetailStoreWithCalendar
  /** Places taken in the slot that starts at this instant. */
  takenAt: (startsAt: number) => number
  /** Epoch milliseconds. */
  now: number
  horizon_days: number
  /** Free slots wanted at most. */
  limit: number
}

/** When an order placed now would be ready, and the first free slots from then on. */
export function collectionTimes(
  input: CollectionTimesInput
): Pick<StorePickupOption, "ready_at" | "slots"> {
  const { store, now } = input
  const ready = readyAt({ ...store, calendar: store }, now)
  return {
    ready_at: ready === null ? null : new Date(ready).toISOString(),
    slots: ready === null ? [] : freeSlots(input, ready),
  }
}

function freeSlots(
  { store, takenAt, now, horizon_days, limit }: CollectionTimesInput,
  from: number
): PickupSlot[] {
  const slots: PickupSlot[] = []
  if (store.slot_minutes === null) {
    return slots
  }
  const rules = { calendar: store, slot_minutes: store.slot_minutes }
  const until = now + horizon_days * DAY_MS
  // Day by day: the first days mostly have all that is wanted, and the horizon may be two months.
  for (let start = from; start < until && slots.length < limit; start += DAY_MS) {
    for (const { starts_at, ends_at } of pickupSlots(
      rules,
      start,
      Math.min(start + DAY_MS, until)
    )) {
      const remaining =
        store.orders_per_slot === null ? null : store.orders_per_slot - takenAt(starts_at)
      if (slots.length < limit && (remaining === null || remaining > 0)) {
        slots.push({
          starts_at: new Date(starts_at).toISOString(),
          ends_at: new Date(ends_at).toISOString(),
          remaining,
        })
      }
    }
  }
  return slots
}
