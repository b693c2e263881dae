import { model } from "@medusajs/framework/utils"

/** A one-time code that turns an unpaired till into a paired one. Only its keyed hash is kept. */
export const PosPairingCode = model
  .define(
    { name: "PosPairingCode", tableName: "omni_pos_pairing_code" },
    {
      id: model.id({ prefix: "poscode" }).primaryKey(),
      device_id: model.text(),
      code_hash: model.text(),
      expires_at: model.dateTime(),
      used_at: model.dateTime().nullable(),
    }
  )
  .indexes([
    { on: ["code_hash"], unique: true, where: "deleted_at IS NULL" },
    { on: ["device_id"], where: "deleted_at IS NULL" },
  ])
