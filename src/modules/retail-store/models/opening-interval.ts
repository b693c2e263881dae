import { model } from "@medusajs/framework/utils"
import { RetailStore } from "./retail-store"

/** One stretch of a weekday on which the store is open, in its own clock. */
export const OpeningInterval = model
  .define(
    { name: "OpeningInterval", tableName: "omni_store_hours" },
    {
      id: model.id({ prefix: "rsth" }).primaryKey(),
      /** ISO: Monday is 1, Sunday is 7. */
      weekday: model.number(),
      opens_at: model.text(),
      /** At or before `opens_at` means the next day. */
      closes_at: model.text(),
      retail_store: model.belongsTo(() => RetailStore, { mappedBy: "weekly_hours" }),
    }
  )
  .indexes([
    { on: ["retail_store_id", "weekday", "opens_at"], unique: true, where: "deleted_at IS NULL" },
  ])
  .checks([
    { name: "omni_store_hours_weekday", expression: (c) => `${c.weekday} between 1 and 7` },
    {
      name: "omni_store_hours_opens",
      expression: (c) => `${c.opens_at} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'`,
    },
    {
      name: "omni_store_hours_closes",
      expression: (c) => `${c.closes_at} ~ '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$'`,
    },
  ])
