import { model } from "@medusajs/framework/utils"
import { Pickup } from "./pickup"

/** One order line as the store works it. Each unit is waiting, short, collected or refused: never two of them. */
export const PickupLine = model
  .define(
    { name: "PickupLine", tableName: "omni_pickup_line" },
    {
      id: model.id({ prefix: "pkl" }).primaryKey(),
      order_line_item_id: model.text(),
      variant_id: model.text().nullable(),
      sku: model.text().nullable(),
      title: model.text(),
      variant_title: model.text().nullable(),
      thumbnail: model.text().nullable(),
      quantity: model.number(),
      picked_quantity: model.number().default(0),
      short_quantity: model.number().default(0),
      collected_quantity: model.number().default(0),
      refused_quantity: model.number().default(0),
      pickup: model.belongsTo(() => Pickup, { mappedBy: "lines" }),
    }
  )
  .indexes([{ on: ["order_line_item_id"], unique: true, where: "deleted_at IS NULL" }])
  .checks([
    (columns) => `${columns.quantity} > 0
      and least(${columns.picked_quantity}, ${columns.short_quantity}, ${columns.collected_quantity}, ${columns.refused_quantity}) >= 0
      and ${columns.short_quantity} + ${columns.collected_quantity} + ${columns.refused_quantity} <= ${columns.quantity}
      and ${columns.picked_quantity} + ${columns.short_quantity} <= ${columns.quantity}`,
  ])
