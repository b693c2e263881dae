import { model } from "@medusajs/framework/utils"
import { INCIDENT_KINDS } from "../domain/incidents"

/** Something that a person must look at, because the facts do not fit together. Opened once for its cause. */
export const PosIncident = model
  .define(
    { name: "PosIncident", tableName: "omni_pos_incident" },
    {
      id: model.id({ prefix: "posinc" }).primaryKey(),
      kind: model.enum([...INCIDENT_KINDS]),
      retail_store_id: model.text(),
      device_id: model.text().nullable(),
      event_id: model.text(),
      /** What it is about, such as an inventory item's id. */
      subject: model.text(),
      details: model.json(),
      opened_at: model.dateTime(),
      resolved_at: model.dateTime().nullable(),
      resolved_by: model.text().nullable(),
      resolution: model.text().nullable(),
    }
  )
  .indexes([
    { on: ["kind", "event_id", "subject"], unique: true, where: "deleted_at IS NULL" },
    { on: ["retail_store_id", "opened_at"], where: "deleted_at IS NULL" },
    { on: ["opened_at", "id"], where: "deleted_at IS NULL" },
    {
      name: "IDX_omni_pos_incident_open",
      on: ["opened_at", "id"],
      where: "deleted_at IS NULL AND resolved_at IS NULL",
    },
    { on: ["device_id"], where: "deleted_at IS NULL AND resolved_at IS NULL" },
  ])
