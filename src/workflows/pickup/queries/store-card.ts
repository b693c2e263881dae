import { isOpenAt, nextChange } from "../../../modules/retail-store/domain/opening-hours"
import type { FoundRetailStore } from "../../../modules/retail-store/types"
import type { StorePickupOption, StoreRetailStore } from "../../../types/http"

/** What a shopper is told of a store beside an offer to collect there; `now` in epoch milliseconds. */
export function storeCard(store: FoundRetailStore, now: number): StorePickupOption["retail_store"] {
  const change = nextChange(store, now)
  return {
    id: store.id,
    name: store.name,
    handle: store.handle,
    phone: store.phone,
    address_1: store.address_1,
    address_2: store.address_2,
    city: store.city,
    province: store.province,
    postal_code: store.postal_code,
    country_code: store.country_code,
    latitude: store.latitude,
    longitude: store.longitude,
    time_zone: store.time_zone,
    pickup_enabled: store.pickup_enabled,
    pay_in_store_enabled: store.pay_in_store_enabled,
    open_now: isOpenAt(store, now),
    opens_or_closes_at: change === null ? null : new Date(change).toISOString(),
    distance_km: store.distance_km === null ? null : Math.round(store.distance_km * 1000) / 1000,
  }
}

/** The same with the whole calendar, for whoever wants to know when to come. */
export function storeWithHours(
  store: FoundRetailStore,
  now: number
): Omit<StoreRetailStore, "stock"> {
  return {
    ...storeCard(store, now),
    weekly_hours: store.weekly_hours,
    exceptions: store.exceptions.map(({ date_from, date_to, intervals, reason }) => ({
      date_from,
      date_to,
      intervals,
      reason,
    })),
  }
}
