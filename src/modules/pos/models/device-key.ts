import { model } from "@medusajs/framework/utils"

/** A public key of a till. Two may be in force at once, so that a till can change keys without a pause. */
export const PosDeviceKey = model
  .define(
    { name: "PosDeviceKey", tableName: "omni_pos_device_key" },
    {
      id: model.id({ prefix: "poskey" }).primaryKey(),
      device_id: model.text(),
      /** RFC 7638 thumbprint. */
      kid: model.text(),
      /** Ed25519, public part only. */
      public_jwk: model.json(),
      revoked_at: model.dateTime().nullable(),
    }
  )
  .indexes([
    { on: ["kid"], unique: true, where: "deleted_at IS NULL" },
    { on: ["device_id"], where: "deleted_at IS NULL" },
  ])
