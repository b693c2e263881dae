import { model } from "@medusajs/framework/utils"

/** What an endpoint's messages are signed with. After a rotation there are two for a day. */
export const WebhookSecret = model
  .define(
    { name: "WebhookSecret", tableName: "omni_webhook_secret" },
    {
      id: model.id({ prefix: "whk" }).primaryKey(),
      endpoint_id: model.text(),
      /** Encrypted with a key made of the plugin's secret. */
      sealed: model.text(),
      /** Signs until then; null: it is the current one. */
      ends_at: model.dateTime().nullable(),
    }
  )
  .indexes([{ on: ["endpoint_id"] }])
