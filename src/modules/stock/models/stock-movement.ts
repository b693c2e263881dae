import { model } from "@medusajs/framework/utils"
import { MOVEMENT_REASONS } from "../types"

/**
 * Why Medusa's figures are what they are: every level is the sum of its movements. Append-only. What Medusa
 * changes itself a trigger writes down, with the reason `medusa`; what stood there before, with `opening`.
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
      reason: model.enum([...MOVEMENT_REASONS]),
      /** The order line concerned, if any. */
      line_item_id: model.text().nullable(),
      /** What caused it; a repeated command or event changes nothing. */
      reference: model.text(),
      /** When it happened, by the clock of whoever saw it. `created_at` is ours. */
      occurred_at: model.dateTime(),
      /** The till's event, and its place in the till's own order. */
      device_id: model.text().nullable(),
      epoch: model.number().nullable(),
      seq: model.number().nullable(),
      event_id: model.text().nullable(),
    }
  )
  .indexes([{ on: ["reference"] }])
