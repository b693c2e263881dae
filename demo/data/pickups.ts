import type { PickupStatus } from "../../src/types/http"

export type DemoPickup = {
  /** Kept with the cart and the order, so that a second run knows it. */
  key: string
  /** The customer's mail name. */
  customer: string
  store: string
  /** How many different things. */
  lines: number
  status: Extract<PickupStatus, "placed" | "accepted" | "picking" | "ready" | "collected">
  /** Which of the next free slots; left out, the shopper comes any time. */
  slot?: number
  pay_in_store?: boolean
  /** Somebody else comes for it. */
  collector?: { first_name: string; last_name: string; phone: string }
  bin?: string
  /** Hours by which the promise has been missed. */
  late_hours?: number
}

/** Orders that are being collected right now, one for each thing there is to do. */
// prettier-ignore
export const PICKUPS: readonly DemoPickup[] = [
  { key: "pickup/1", customer: "maria.kuznetsova", store: "moscow-tverskaya", lines: 1, status: "placed", late_hours: 3 },
  { key: "pickup/2", customer: "anna.smirnova", store: "moscow-khodynka", lines: 2, status: "placed", slot: 3 },
  { key: "pickup/3", customer: "natalia.sokolova", store: "moscow-khodynka", lines: 1, status: "accepted", slot: 1,
    collector: { first_name: "Илья", last_name: "Соколов", phone: "+79430000101" } },
  { key: "pickup/4", customer: "anastasia.volkova", store: "moscow-tverskaya", lines: 2, status: "picking" },
  { key: "pickup/5", customer: "yulia.morozova", store: "moscow-khodynka", lines: 1, status: "ready", bin: "B-14" },
  { key: "pickup/6", customer: "olga.vasilyeva", store: "saint-petersburg-nevsky", lines: 2, status: "ready", bin: "A-3", pay_in_store: true },
  { key: "pickup/7", customer: "irina.mikhailova", store: "yekaterinburg-vaynera", lines: 1, status: "collected", bin: "2" },
]
