import { model } from "@medusajs/framework/utils"

/** An address of somebody else's that is told what happens here. */
export const WebhookEndpoint = model
  .define(
    { name: "WebhookEndpoint", tableName: "omni_webhook_endpoint" },
    {
      id: model.id({ prefix: "whe" }).primaryKey(),
      url: model.text(),
      description: model.text().nullable(),
      /** Topics or single types. */
      topics: model.array(),
      /** Only messages of this store; null: of all and of none. */
      retail_store_id: model.text().nullable(),
      /** Of what happened before it was asked for, nothing is looked for. */
      wants_since: model.dateTime(),
      is_active: model.boolean().default(true),
      disabled_reason: model.enum(["staff", "gone", "failing"]).nullable(),
      disabled_at: model.dateTime().nullable(),
      /** First failure since the last success. */
      failing_since: model.dateTime().nullable(),
      /** No delivery starts before. */
      paused_until: model.dateTime().nullable(),
      last_success_at: model.dateTime().nullable(),
    }
  )
  .checks([
    {
      name: "omni_webhook_endpoint_disabled",
      expression: (c) => `${c.is_active} = (${c.disabled_reason} is null)`,
    },
  ])
