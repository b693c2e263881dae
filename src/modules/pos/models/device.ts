import { model } from "@medusajs/framework/utils"
import { POS_SCOPES } from "../domain/scopes"

/** A till of one store. What it may do and where it stands in its own sequence. */
export const PosDevice = model
  .define(
    { name: "PosDevice", tableName: "omni_pos_device" },
    {
      id: model.id({ prefix: "posdev" }).primaryKey(),
      retail_store_id: model.text(),
      name: model.text().searchable(),
      scopes: model.array(),
      auth_mode: model.enum(["private_key_jwt", "hmac"]).default("private_key_jwt"),
      status: model.enum(["unpaired", "active", "revoked"]).default("unpaired"),
      /** Grows with every pairing and revocation; tokens and events carry it. */
      epoch: model.number().default(1),
      /** The shared secret of the weaker mode, sealed with a key from the plugin's secret. */
      sealed_secret: model.text().nullable(),
      /** The secret before it, still good until then: a system is changed over without a pause. */
      previous_sealed_secret: model.text().nullable(),
      previous_secret_until: model.dateTime().nullable(),
      /** Maker, model, software: what the till says of itself when it pairs. */
      device_info: model.json().nullable(),
      paired_at: model.dateTime().nullable(),
      /** Events made before this instant may still be drained into quarantine. */
      revoked_at: model.dateTime().nullable(),
      /** Whether a revoked till may do that at all; a stolen one may not. */
      may_drain: model.boolean().default(true),
      last_seen_at: model.dateTime().nullable(),
      /** Our clock less the till's at its last batch; positive: the till is slow. */
      clock_offset_ms: model.bigNumber().nullable(),
    }
  )
  .indexes([{ on: ["retail_store_id"], where: "deleted_at IS NULL" }])
  .checks([
    {
      name: "omni_pos_device_scopes",
      expression: (c) =>
        `${c.scopes} <@ array[${POS_SCOPES.map((s) => `'${s}'`).join(", ")}]::text[]`,
    },
    { name: "omni_pos_device_epoch", expression: (c) => `${c.epoch} > 0` },
  ])
