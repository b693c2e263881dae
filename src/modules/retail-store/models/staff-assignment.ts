import { model } from "@medusajs/framework/utils"
import { RetailStore } from "./retail-store"

/** A dashboard user who works in a store. A user without an assignment is an administrator. */
export const StaffAssignment = model
  .define(
    { name: "StaffAssignment", tableName: "omni_store_staff" },
    {
      id: model.id({ prefix: "rstu" }).primaryKey(),
      user_id: model.text(),
      role: model.enum(["associate", "manager"]),
      retail_store: model.belongsTo(() => RetailStore, { mappedBy: "staff" }),
    }
  )
  .indexes([
    { on: ["retail_store_id", "user_id"], unique: true, where: "deleted_at IS NULL" },
    { on: ["user_id"], where: "deleted_at IS NULL" },
  ])
