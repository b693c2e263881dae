import { model } from "@medusajs/framework/utils"

/** Money to give back for units of a pickup, once. `reference` names what it is for and is unique. */
export const PickupSettlement = model
  .define(
    { name: "PickupSettlement", tableName: "omni_pickup_settlement" },
    {
      id: model.id({ prefix: "pks" }).primaryKey(),
      pickup_id: model.text(),
      reference: model.text(),
      reason: model.enum(["refused", "short", "rest", "whole"]),
      /** Units per order line: [{ order_line_item_id, quantity }]. */
      units: model.json(),
      /** Minor units; null until quoted. */
      amount: model.bigNumber().nullable(),
      currency_code: model.text(),
      state: model.enum(["pending", "done", "failed"]).default("pending"),
      failure: model.text().nullable(),
    }
  )
  .indexes([
    { on: ["reference"], unique: true },
    { on: ["pickup_id"] },
    { on: ["state"], where: "state <> 'done'" },
  ])
