import { isOpenAt } from "../../../modules/retail-store/domain/opening-hours"
import type { RetailStoreWithCalendar, StaffScope } from "../../../modules/retail-store/types"
import type { AdminRetailStore } from "../../../types/http"

/** The store as the dashboard gets it. */
export function toAdminRetailStore(
  store: RetailStoreWithCalendar,
  scope: StaffScope,
  now: Date
): AdminRetailStore {
  return {
    id: store.id,
    name: store.name,
    handle: store.handle,
    stock_location_id: store.stock_location_id,
    sales_channel_id: store.sales_channel_id,
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
    is_active: store.is_active,
    pickup_enabled: store.pickup_enabled,
    pay_in_store_enabled: store.pay_in_store_enabled,
    lead_minutes: store.lead_minutes,
    same_day_cutoff: store.same_day_cutoff,
    slot_minutes: store.slot_minutes,
    orders_per_slot: store.orders_per_slot,
    hold_hours: store.hold_hours,
    reminder_hours: store.reminder_hours,
    safety_stock: store.safety_stock,
    weekly_hours: store.weekly_hours,
    exceptions: store.exceptions,
    open_now: isOpenAt(store, now.getTime()),
    synced_at: store.synced_at && new Date(store.synced_at).toISOString(),
    sync_error: store.sync_error,
    my_role: scope.administrator ? null : (scope.roles[store.id] ?? null),
    created_at: new Date(store.created_at).toISOString(),
    updated_at: new Date(store.updated_at).toISOString(),
  }
}
