import { model } from "@medusajs/framework/utils"

/** What a person counted: "so many, as of this place in the till's order". Append-only. */
export const StockCountFact = model
  .define(
    { name: "StockCountFact", tableName: "omni_stock_count" },
    {
      id: model.id({ prefix: "stc" }).primaryKey(),
      inventory_item_id: model.text(),
      stock_location_id: model.text(),
      quantity: model.number(),
      occurred_at: model.dateTime(),
      device_id: model.text(),
      epoch: model.number(),
      seq: model.number(),
      event_id: model.text(),
    }
  )
  .indexes([
    { on: ["inventory_item_id", "stock_location_id", "device_id", "event_id"], unique: true },
  ])
