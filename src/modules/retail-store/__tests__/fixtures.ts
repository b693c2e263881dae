import type { CreateStoreInput } from "../types"

/** A store in the middle of Moscow, open all week from 10 to 21; `suffix` keeps what must be unique apart. */
export function moscow(suffix: string, changes: Partial<CreateStoreInput> = {}): CreateStoreInput {
  return {
    name: `Store ${suffix}`,
    handle: `store-${suffix}`,
    stock_location_id: `sloc_${suffix}`,
    address_1: "Tverskaya 1",
    city: "Moscow",
    country_code: "ru",
    latitude: 55.757718,
    longitude: 37.611347,
    time_zone: "Europe/Moscow",
    weekly_hours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
      weekday,
      opens_at: "10:00",
      closes_at: "21:00",
    })),
    ...changes,
  }
}
