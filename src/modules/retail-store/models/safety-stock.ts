import { model } from "@medusajs/framework/utils"
import { RetailStore } from "./retail-store"

/** Units of one variant kept back from online shoppers, in place of the store's default. */
export const SafetyStock = model
  .define(
    { name: "SafetyStock", tableName: "omni_store_safety_stock" },
    {
      id: model.id({ prefix: "rsts" }).primaryKey(),
      variant_id: model.text(),
      quantity: model.number(),
      retail_store: model.belongsTo(() => RetailStore, { mappedBy: "safety_stocks" }),
    }
  )
  .indexes([{ on: ["retail_store_id", "variant_id"], unique: true, where: "deleted_at IS NULL" }])
  .checks([
    {
      name: "omni_store_safety_stock_quantity",
      expression: (c) => `${c.quantity} between 0 and 1000000`,
    },
  ])
