import { model } from "@medusajs/framework/utils"
import { PICKUP_STATUSES } from "../domain/transitions"

/** One line of a pickup's history. Append-only: the database refuses updates and deletes. */
export const PickupEvent = model
  .define(
    { name: "PickupEvent", tableName: "omni_pickup_event" },
    {
      id: model.id({ prefix: "pke" }).primaryKey(),
      pickup_id: model.text(),
      version: model.number(),
      command: model.text(),
      from_status: model.enum([...PICKUP_STATUSES]).nullable(),
      to_status: model.enum([...PICKUP_STATUSES]),
      actor_type: model.enum(["shopper", "guest", "user", "till", "system"]),
      actor_id: model.text().nullable(),
      retail_store_id: model.text(),
      occurred_at: model.dateTime(),
      received_at: model.dateTime(),
      idempotency_key: model.text().nullable(),
      input_hash: model.text().nullable(),
      details: model.json(),
    }
  )
  .indexes([
    { on: ["pickup_id", "version"], unique: true },
    { on: ["pickup_id", "idempotency_key"], unique: true, where: "idempotency_key IS NOT NULL" },
  ])
