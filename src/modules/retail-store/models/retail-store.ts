import { model } from "@medusajs/framework/utils"
import { HoursException } from "./hours-exception"
import { OpeningInterval } from "./opening-interval"
import { SafetyStock } from "./safety-stock"
import { StaffAssignment } from "./staff-assignment"

/** A physical store: one stock location, one sales channel for its till, its place, clock and pickup settings. */
export const RetailStore = model
  .define(
    { name: "RetailStore", tableName: "omni_retail_store" },
    {
      id: model.id({ prefix: "rst" }).primaryKey(),
      name: model.text().searchable(),
      handle: model.text().searchable(),
      stock_location_id: model.text(),
      /** The till's channel. It is linked to this store's location and to no other. */
      sales_channel_id: model.text().nullable(),
      phone: model.text().nullable(),
      address_1: model.text().searchable(),
      address_2: model.text().nullable(),
      city: model.text().searchable(),
      province: model.text().nullable(),
      postal_code: model.text().searchable().nullable(),
      country_code: model.text(),
      latitude: model.bigNumber(),
      longitude: model.bigNumber(),
      time_zone: model.text(),
      is_active: model.boolean().default(true),
      pickup_enabled: model.boolean().default(true),
      pay_in_store_enabled: model.boolean().default(false),
      lead_minutes: model.number().default(120),
      same_day_cutoff: model.text().nullable(),
      slot_minutes: model.number().default(60).nullable(),
      orders_per_slot: model.number().default(4).nullable(),
      hold_hours: model.number().default(168),
      reminder_hours: model.json(),
      safety_stock: model.number().default(0),
      synced_at: model.dateTime().nullable(),
      sync_error: model.text().nullable(),
      weekly_hours: model.hasMany(() => OpeningInterval, { mappedBy: "retail_store" }),
      exceptions: model.hasMany(() => HoursException, { mappedBy: "retail_store" }),
      safety_stocks: model.hasMany(() => SafetyStock, { mappedBy: "retail_store" }),
      staff: model.hasMany(() => StaffAssignment, { mappedBy: "retail_store" }),
    }
  )
  // Staff is not in the list: an assignment outlives its store, or closing a store would make its
  // associates administrators (a user without an assignment is one).
  .cascades({ delete: ["weekly_hours", "exceptions", "safety_stocks"] })
  .indexes([
    { on: ["handle"], unique: true, where: "deleted_at IS NULL" },
    { on: ["stock_location_id"], unique: true, where: "deleted_at IS NULL" },
    {
      on: ["sales_channel_id"],
      unique: true,
      where: "deleted_at IS NULL AND sales_channel_id IS NOT NULL",
    },
    { on: ["latitude", "longitude"], where: "deleted_at IS NULL" },
    { on: ["name", "id"], where: "deleted_at IS NULL" },
  ])
  .checks([
    { name: "omni_retail_store_latitude", expression: (c) => `${c.latitude} between -90 and 90` },
    {
      name: "omni_retail_store_longitude",
      expression: (c) => `${c.longitude} between -180 and 180`,
    },
    { name: "omni_retail_store_country", expression: (c) => `${c.country_code} ~ '^[a-z]{2}$'` },
    {
      name: "omni_retail_store_handle",
      expression: (c) => `${c.handle} ~ '^[^[:space:][:upper:]/?#%]+$'`,
    },
    { name: "omni_retail_store_lead", expression: (c) => `${c.lead_minutes} between 0 and 43200` },
    {
      name: "omni_retail_store_cutoff",
      expression: (c) => `${c.same_day_cutoff} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'`,
    },
    { name: "omni_retail_store_slot", expression: (c) => `${c.slot_minutes} between 5 and 1440` },
    {
      name: "omni_retail_store_slot_orders",
      expression: (c) => `${c.orders_per_slot} between 1 and 10000`,
    },
    { name: "omni_retail_store_hold", expression: (c) => `${c.hold_hours} between 1 and 2160` },
    {
      name: "omni_retail_store_reminders",
      expression: (c) => `jsonb_typeof(${c.reminder_hours}) = 'array'`,
    },
    {
      name: "omni_retail_store_safety",
      expression: (c) => `${c.safety_stock} between 0 and 1000000`,
    },
  ])
