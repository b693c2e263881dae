import { model } from "@medusajs/framework/utils"

/** One order's place in a pickup slot of a store. A tentative seat counts until it lapses, a confirmed one until freed. */
export const SlotSeat = model
  .define(
    { name: "SlotSeat", tableName: "omni_slot_seat" },
    {
      id: model.id({ prefix: "seat" }).primaryKey(),
      retail_store_id: model.text(),
      starts_at: model.dateTime(),
      ends_at: model.dateTime(),
      cart_id: model.text(),
      state: model.enum(["tentative", "confirmed", "freed"]).default("tentative"),
      /** A tentative seat counts until then. */
      expires_at: model.dateTime(),
    }
  )
  .indexes([
    { on: ["cart_id"], unique: true, where: "deleted_at IS NULL AND state <> 'freed'" },
    { on: ["retail_store_id", "starts_at"], where: "deleted_at IS NULL AND state <> 'freed'" },
    { on: ["expires_at"], where: "deleted_at IS NULL AND state = 'tentative'" },
  ])
