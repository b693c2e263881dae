import { z } from "@medusajs/framework/zod"
import { IdParam, oneOrMany, pageParams } from "../../list-params"

export const AdminListWebhookDeliveries = z.strictObject({
  endpoint_id: IdParam.optional(),
  message_id: IdParam.optional(),
  replay_id: IdParam.optional(),
  type: IdParam.optional(),
  status: oneOrMany(z.enum(["pending", "delivered", "failed"])),
  ...pageParams(),
})
export type AdminListWebhookDeliveries = z.infer<typeof AdminListWebhookDeliveries>
