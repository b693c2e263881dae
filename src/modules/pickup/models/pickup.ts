import { model } from "@medusajs/framework/utils"
import { PICKUP_STATUSES } from "../domain/transitions"
import { PickupLine } from "./pickup-line"

/** What of an order is to be collected in one store, from placed to collected or given up. */
export const Pickup = model
  .define(
    { name: "Pickup", tableName: "omni_pickup" },
    {
      id: model.id({ prefix: "pku" }).primaryKey(),
      order_id: model.text(),
      order_display_id: model.number(),
      /** null: placed at a return desk. */
      cart_id: model.text().nullable(),
      /** Goods of an exchange; null: the order's own, of which it has one. */
      return_case_id: model.text().nullable(),
      retail_store_id: model.text(),
      stock_location_id: model.text(),
      customer_id: model.text().nullable(),
      customer_name: model.text(),
      email: model.text().nullable(),
      locale: model.text(),
      currency_code: model.text(),
      status: model.enum([...PICKUP_STATUSES]).default("placed"),
      /** Compare-and-set token: every transition adds one. */
      version: model.number().default(1),
      collector: model.json().nullable(),
      pay_in_store: model.boolean().default(false),
      slot_starts_at: model.dateTime().nullable(),
      slot_ends_at: model.dateTime().nullable(),
      promised_at: model.dateTime(),
      accepted_at: model.dateTime().nullable(),
      ready_at: model.dateTime().nullable(),
      expires_at: model.dateTime().nullable(),
      collected_at: model.dateTime().nullable(),
      closed_at: model.dateTime().nullable(),
      bin: model.text().nullable(),
      extensions: model.number().default(0),
      rejection_reason: model.text().nullable(),
      alternative_until: model.dateTime().nullable(),
      lines: model.hasMany(() => PickupLine, { mappedBy: "pickup" }),
    }
  )
  .indexes([
    { on: ["order_id"], unique: true, where: "return_case_id IS NULL AND deleted_at IS NULL" },
    { on: ["order_id"], where: "deleted_at IS NULL" },
    { on: ["return_case_id"], where: "return_case_id IS NOT NULL AND deleted_at IS NULL" },
    { on: ["cart_id"], where: "deleted_at IS NULL" },
    { on: ["retail_store_id", "status", "promised_at"], where: "deleted_at IS NULL" },
    { on: ["status", "promised_at"], where: "deleted_at IS NULL" },
    { on: ["status", "expires_at"], where: "deleted_at IS NULL" },
    { on: ["customer_id"], where: "deleted_at IS NULL" },
    { on: ["order_display_id"], where: "deleted_at IS NULL" },
  ])
  .checks([(columns) => `(${columns.cart_id} is null) <> (${columns.return_case_id} is null)`])
