import { model } from "@medusajs/framework/utils"

/**
 * Why Medusa's figures changed by our hand. Append-only. One reference explains one change of one item in
 * one place, so a repeated command changes nothing.
 */
export const StockMovement = model
  .define(
    { name: "StockMovement", tableName: "omni_stock_movement" },
    {
      id: model.id({ prefix: "stm" }).primaryKey(),
      inventory_item_id: model.text(),
      stock_location_id: model.text(),
      /** Units added to (or, negative, taken off) what the place has. */
      stocked_change: model.number().default(0),
      /** Units added to (or, negative, taken off) what is reserved there. */
      reserved_change: model.number().default(0),
      reason: model.enum(["released", "moved_out", "moved_in", "not_found", "damaged"]),
      /** The order line concerned, if any. */
      line_item_id: model.text().nullable(),
      reference: model.text(),
    }
  )
  .indexes([{ on: ["reference"] }, { on: ["inventory_item_id", "stock_location_id"] }])
