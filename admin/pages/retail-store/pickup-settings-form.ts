import type { AdminRetailStore, PickupSettings } from "../../../src/types/http"
import { minutesOf, parseTime } from "../../format/hours"

/** The settings as typed. Safety stock has a section of its own. */
export type SettingsDraft = {
  pickup_enabled: boolean
  pay_in_store_enabled: boolean
  lead_minutes: number | null
  has_cutoff: boolean
  same_day_cutoff: string
  has_slots: boolean
  slot_minutes: number | null
  orders_per_slot: number | null
  hold_hours: number | null
  reminders: string
}
export type SettingsMistakes = Partial<Record<keyof SettingsDraft, true>>

export const settingsOf = (store: AdminRetailStore): SettingsDraft => ({
  pickup_enabled: store.pickup_enabled,
  pay_in_store_enabled: store.pay_in_store_enabled,
  lead_minutes: store.lead_minutes,
  has_cutoff: store.same_day_cutoff !== null,
  same_day_cutoff: store.same_day_cutoff ?? "16:00",
  has_slots: store.slot_minutes !== null,
  slot_minutes: store.slot_minutes ?? 60,
  orders_per_slot: store.orders_per_slot,
  hold_hours: store.hold_hours,
  reminders: store.reminder_hours.join(", "),
})

/** "48, 4" as hours; null when something in it is no number. */
const remindersOf = (text: string): number[] | null => {
  const parts = text.split(/[\s,;]+/).filter(Boolean)
  const hours = parts.map(Number)
  return hours.every((hour) => Number.isInteger(hour) && hour > 0) ? [...new Set(hours)] : null
}

const within = (value: number | null, least: number, most: number): boolean =>
  value !== null && value >= least && value <= most

export const settingsMistakes = (draft: SettingsDraft): SettingsMistakes => {
  const hold = draft.hold_hours ?? 0
  const reminders = remindersOf(draft.reminders)
  const cutoff = minutesOf(draft.same_day_cutoff)
  const good: Partial<Record<keyof SettingsDraft, boolean>> = {
    lead_minutes: within(draft.lead_minutes, 0, 43_200),
    same_day_cutoff: !draft.has_cutoff || (cutoff !== null && cutoff < 24 * 60),
    slot_minutes: !draft.has_slots || within(draft.slot_minutes, 5, 1_440),
    orders_per_slot:
      !draft.has_slots ||
      draft.orders_per_slot === null ||
      within(draft.orders_per_slot, 1, 10_000),
    hold_hours: within(draft.hold_hours, 1, 2_160),
    reminders: reminders !== null && reminders.every((hours) => hours < hold),
  }
  return Object.fromEntries(
    Object.entries(good).flatMap(([field, isGood]) => (isGood ? [] : [[field, true]]))
  )
}

/** Call it for a draft without mistakes. */
export const settingsBody = (draft: SettingsDraft): Partial<PickupSettings> => ({
  pickup_enabled: draft.pickup_enabled,
  pay_in_store_enabled: draft.pay_in_store_enabled,
  lead_minutes: draft.lead_minutes ?? 0,
  same_day_cutoff: draft.has_cutoff ? parseTime(draft.same_day_cutoff) : null,
  slot_minutes: draft.has_slots ? draft.slot_minutes : null,
  orders_per_slot: draft.has_slots ? draft.orders_per_slot : null,
  hold_hours: draft.hold_hours ?? 1,
  reminder_hours: remindersOf(draft.reminders) ?? [],
})
