import { model } from "@medusajs/framework/utils"
import { RetailStore } from "./retail-store"

/** Dates on which other hours hold than the weekly ones; without intervals the store is closed. */
export const HoursException = model
  .define(
    { name: "HoursException", tableName: "omni_store_exception" },
    {
      id: model.id({ prefix: "rste" }).primaryKey(),
      /** "YYYY-MM-DD" in the store's zone, as text: a date column would be read in the server's zone. */
      date_from: model.text(),
      date_to: model.text(),
      intervals: model.json(),
      reason: model.text().nullable(),
      retail_store: model.belongsTo(() => RetailStore, { mappedBy: "exceptions" }),
    }
  )
  .indexes([{ on: ["retail_store_id", "date_to"], where: "deleted_at IS NULL" }])
  .checks([
    {
      name: "omni_store_exception_from",
      expression: (c) => `${c.date_from} ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'`,
    },
    {
      name: "omni_store_exception_to",
      expression: (c) => `${c.date_to} ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'`,
    },
    { name: "omni_store_exception_order", expression: (c) => `${c.date_from} <= ${c.date_to}` },
    {
      name: "omni_store_exception_intervals",
      expression: (c) => `jsonb_typeof(${c.intervals}) = 'array'`,
    },
  ])
