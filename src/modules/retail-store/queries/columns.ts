/** Every column of a store row `s`, in the types of `RetailStoreDTO`. */
export const STORE_COLUMNS = `s.id, s.name, s.handle, s.stock_location_id, s.sales_channel_id, s.phone, s.address_1,
  s.address_2, s.city, s.province, s.postal_code, s.country_code, s.latitude::float8 as latitude,
  s.longitude::float8 as longitude, s.time_zone, s.is_active, s.pickup_enabled, s.pay_in_store_enabled,
  s.lead_minutes, s.same_day_cutoff, s.slot_minutes, s.orders_per_slot, s.hold_hours, s.reminder_hours,
  s.safety_stock, s.synced_at, s.sync_error, s.created_at, s.updated_at`
