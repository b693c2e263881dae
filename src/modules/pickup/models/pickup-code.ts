import { model } from "@medusajs/framework/utils"

/** One issue of a pickup's code. Only the keyed hash is here; a pickup has at most one live code. */
export const PickupCode = model
  .define(
    { name: "PickupCode", tableName: "omni_pickup_code" },
    {
      id: model.id({ prefix: "pcd" }).primaryKey(),
      pickup_id: model.text(),
      retail_store_id: model.text(),
      issue: model.number(),
      code_hash: model.text(),
      state: model.enum(["live", "redeemed", "revoked"]).default("live"),
    }
  )
  .indexes([
    { on: ["code_hash"], unique: true },
    { on: ["pickup_id", "issue"], unique: true },
    { on: ["pickup_id"], unique: true, where: "state = 'live'" },
  ])
