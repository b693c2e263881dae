import { model } from "@medusajs/framework/utils"

/** Wrong codes from one device, for one store or from one address, within a window. */
export const CodeAttempt = model
  .define(
    { name: "CodeAttempt", tableName: "omni_code_attempt" },
    {
      id: model.id({ prefix: "cat" }).primaryKey(),
      /** "device:<user>", "store:<id>" or "address:<keyed hash of the ip>". */
      subject: model.text(),
      window_started_at: model.dateTime(),
      failures: model.number().default(0),
    }
  )
  .indexes([{ on: ["subject"], unique: true }, { on: ["window_started_at"] }])
