import { model } from "@medusajs/framework/utils"

/** A visit at the return desk: what came back of one order, and what it comes to. */
export const ReturnCase = model
  .define(
    { name: "ReturnCase", tableName: "omni_return_case" },
    {
      id: model.id({ prefix: "rtc" }).primaryKey(),
      /** null: taken without a receipt. */
      order_id: model.text().nullable(),
      order_display_id: model.number().nullable(),
      /** null: the place parcels come to, which is no store. */
      retail_store_id: model.text().nullable(),
      stock_location_id: model.text(),
      currency_code: model.text(),
      /** Minor units, as `amount`. */
      worth: model.number(),
      amount: model.number(),
      state: model.enum(["accepted", "waiting", "settled"]).default("accepted"),
      /** Why the last try to settle it failed. */
      failure: model.text().nullable(),
      medusa_return_id: model.text().nullable(),
      note: model.text().nullable(),
      /** The dashboard's user, the till, or the pickup whose goods were not collected. */
      accepted_by: model.text(),
      way: model.enum(["desk", "till", "pickup"]).default("desk"),
      cashier: model.json().nullable(),
      accepted_at: model.dateTime(),
      settled_at: model.dateTime().nullable(),
      /** Of what was given back otherwise than at a till. */
      fiscal_receipt: model.json().nullable(),
      idempotency_key: model.text().nullable(),
      input_hash: model.text(),
    }
  )
  .indexes([
    { on: ["accepted_by", "idempotency_key"], unique: true, where: "idempotency_key is not null" },
    { on: ["order_id"] },
    { on: ["accepted_at", "id"] },
    { on: ["retail_store_id", "accepted_at", "id"] },
    { on: ["accepted_at"], where: "state <> 'settled'" },
  ])
