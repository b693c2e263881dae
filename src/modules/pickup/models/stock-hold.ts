import { model } from "@medusajs/framework/utils"

/**
 * Units of one inventory item promised to one cart in one place. It counts against availability while it
 * is `held` and not past `expires_at`; it is used or released exactly once.
 */
export const StockHold = model
  .define(
    { name: "StockHold", tableName: "omni_stock_hold" },
    {
      id: model.id({ prefix: "hld" }).primaryKey(),
      cart_id: model.text(),
      stock_location_id: model.text(),
      inventory_item_id: model.text(),
      quantity: model.number(),
      state: model.enum(["held", "used", "released"]).default("held"),
      /** Seniority: when units run short, the earlier promise is kept. Renewal does not move it. */
      held_since: model.dateTime(),
      expires_at: model.dateTime(),
    }
  )
  .indexes([
    {
      on: ["cart_id", "inventory_item_id"],
      unique: true,
      where: "deleted_at IS NULL AND state = 'held'",
    },
    {
      on: ["stock_location_id", "inventory_item_id"],
      where: "deleted_at IS NULL AND state = 'held'",
    },
    { on: ["expires_at"], where: "deleted_at IS NULL AND state = 'held'" },
  ])
  .checks([(columns) => `${columns.quantity} > 0`])
