import type { PickupSettings, StaffRole, WeeklyHours } from "../../src/types/http"
import { daily, weekdays, type Weekday } from "../lib/hours"

export type DemoStore = PickupSettings & {
  name: string
  handle: string
  phone: string
  address_1: string
  city: string
  province: string
  postal_code: string
  latitude: number
  longitude: number
  time_zone: string
  weekly_hours: WeeklyHours[]
  /** How well stocked it is, from 0 (almost nothing) to 1 (everything). */
  assortment: number
  /** Dashboard users who work here, by their mail name. */
  staff: { name: string; role: StaffRole }[]
}

const MONDAY_TO_FRIDAY: Weekday[] = [1, 2, 3, 4, 5]
const MONDAY_TO_SATURDAY: Weekday[] = [1, 2, 3, 4, 5, 6]

/** Stores of an invented retailer at real places; the telephone numbers cannot be dialled. */
// prettier-ignore
export const STORES: readonly DemoStore[] = [
  {
    name: "Verstova Tverskaya", handle: "moscow-tverskaya", phone: "+7 495 000-00-01",
    address_1: "Tverskaya ulitsa 12", city: "Moscow", province: "Moscow", postal_code: "125009",
    latitude: 55.763845, longitude: 37.60697, time_zone: "Europe/Moscow",
    weekly_hours: [...weekdays(MONDAY_TO_SATURDAY, "10:00", "21:00"), ...weekdays([7], "11:00", "20:00")],
    pickup_enabled: true, pay_in_store_enabled: true, lead_minutes: 120, same_day_cutoff: "18:00",
    slot_minutes: 60, orders_per_slot: 4, hold_hours: 72, reminder_hours: [24, 3], safety_stock: 1,
    assortment: 0.85, staff: [{ name: "manager", role: "manager" }],
  },
  {
    name: "Verstova Khodynka", handle: "moscow-khodynka", phone: "+7 495 000-00-02",
    address_1: "Khodynsky bulvar 4, 2nd floor", city: "Moscow", province: "Moscow", postal_code: "125252",
    latitude: 55.790218, longitude: 37.531199, time_zone: "Europe/Moscow",
    weekly_hours: daily("10:00", "22:00"),
    pickup_enabled: true, pay_in_store_enabled: true, lead_minutes: 60, same_day_cutoff: "20:00",
    slot_minutes: 30, orders_per_slot: 6, hold_hours: 48, reminder_hours: [24, 2], safety_stock: 1,
    assortment: 0.95, staff: [{ name: "manager", role: "manager" }, { name: "associate", role: "associate" }],
  },
  {
    name: "Verstova Novy Arbat", handle: "moscow-novy-arbat", phone: "+7 495 000-00-03",
    address_1: "Ulitsa Novy Arbat 15", city: "Moscow", province: "Moscow", postal_code: "119019",
    latitude: 55.752393, longitude: 37.591877, time_zone: "Europe/Moscow",
    weekly_hours: [...weekdays([1, 2, 3, 4, 7], "11:00", "24:00"), ...weekdays([5, 6], "12:00", "02:00")],
    pickup_enabled: true, pay_in_store_enabled: false, lead_minutes: 45, same_day_cutoff: null,
    slot_minutes: 60, orders_per_slot: 2, hold_hours: 36, reminder_hours: [12], safety_stock: 0,
    assortment: 0.55, staff: [{ name: "associate", role: "associate" }],
  },
  {
    name: "Verstova Nevsky", handle: "saint-petersburg-nevsky", phone: "+7 812 000-00-01",
    address_1: "Nevsky prospekt 44", city: "Saint Petersburg", province: "Saint Petersburg", postal_code: "191011",
    latitude: 59.934395, longitude: 30.334879, time_zone: "Europe/Moscow",
    weekly_hours: daily("10:00", "22:00"),
    pickup_enabled: true, pay_in_store_enabled: true, lead_minutes: 180, same_day_cutoff: "17:00",
    slot_minutes: 120, orders_per_slot: 8, hold_hours: 96, reminder_hours: [48, 24, 3], safety_stock: 1,
    assortment: 0.8, staff: [],
  },
  {
    name: "Verstova Vaynera", handle: "yekaterinburg-vaynera", phone: "+7 343 000-00-01",
    address_1: "Ulitsa Vaynera 15", city: "Yekaterinburg", province: "Sverdlovsk Oblast", postal_code: "620014",
    latitude: 56.834402, longitude: 60.597184, time_zone: "Asia/Yekaterinburg",
    weekly_hours: [
      ...weekdays(MONDAY_TO_FRIDAY, "10:00", "14:00"), ...weekdays(MONDAY_TO_FRIDAY, "15:00", "20:00"),
      ...weekdays([6], "10:00", "19:00"), ...weekdays([7], "11:00", "17:00"),
    ],
    pickup_enabled: true, pay_in_store_enabled: false, lead_minutes: 90, same_day_cutoff: "16:00",
    slot_minutes: 60, orders_per_slot: 2, hold_hours: 72, reminder_hours: [24], safety_stock: 1,
    assortment: 0.6, staff: [],
  },
  {
    name: "Verstova Krasny Prospekt", handle: "novosibirsk-krasny-prospekt", phone: "+7 383 000-00-01",
    address_1: "Krasny prospekt 25", city: "Novosibirsk", province: "Novosibirsk Oblast", postal_code: "630099",
    latitude: 55.027812, longitude: 82.920894, time_zone: "Asia/Novosibirsk",
    weekly_hours: [...weekdays([2, 3, 4, 5, 6], "10:00", "20:00"), ...weekdays([7], "11:00", "18:00")],
    pickup_enabled: true, pay_in_store_enabled: true, lead_minutes: 240, same_day_cutoff: "15:00",
    slot_minutes: null, orders_per_slot: null, hold_hours: 120, reminder_hours: [48, 12], safety_stock: 2,
    assortment: 0.4, staff: [],
  },
]

/** Variants of which a store keeps more, or fewer, for its shelf than its rule says. */
export const VARIANTS_TO_KEEP = [
  { handle: "moscow-tverskaya", sku: "VS-C06-BLK-44", quantity: 2 },
  { handle: "moscow-khodynka", sku: "VS-S05-SKY", quantity: 0 },
  { handle: "saint-petersburg-nevsky", sku: "VS-B04-BLK", quantity: 2 },
] as const
