import { z } from "@medusajs/framework/zod"
import { Page } from "../webhook-endpoints/validators"

const Id = z.string().min(1).max(100)
const Status = z.enum(["pending", "delivered", "failed"])

export const AdminListWebhookDeliveries = z.strictObject({
  endpoint_id: Id.optional(),
  message_id: Id.optional(),
  replay_id: Id.optional(),
  type: Id.optional(),
  status: z
    .preprocess(
      (value) => (value === undefined || Array.isArray(value) ? value : [value]),
      z.array(Status).max(3).optional()
    )
    .optional(),
  ...Page,
})
export type AdminListWebhookDeliveries = z.infer<typeof AdminListWebhookDeliveries>
