import { planOf, type StoreCalendar } from "./calendar"
import { dayIntervals } from "./opening-hours"
import { MINUTE_MS } from "../../../core/zone"

/** A pickup slot, epoch milliseconds, end exclusive. */
export type SlotTime = { starts_at: number; ends_at: number }

export type SlotRules = { calendar: StoreCalendar; slot_minutes: number }

/**
 * The slots that start in `[from, until)`, in order. They are laid end to end from each opening of a
 * local date, whole ones only, in real time: a repeated hour has slots of its own, a missing one has
 * none, and the same slots come out whatever range is asked for.
 */
export function pickupSlots(rules: SlotRules, from: number, until: number): SlotTime[] {
  const length = rules.slot_minutes * MINUTE_MS
  const slots: SlotTime[] = []
  if (!(length > 0)) {
    return slots
  }
  for (const { opens_at, closes_at } of dayIntervals(planOf(rules.calendar), from, until)) {
    const passed = Math.max(0, Math.ceil((from - opens_at) / length))
    for (
      let starts_at = opens_at + passed * length;
      starts_at < until && starts_at + length <= closes_at;
      starts_at += length
    ) {
      slots.push({ starts_at, ends_at: starts_at + length })
    }
  }
  return slots
}
