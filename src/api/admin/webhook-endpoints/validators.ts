import { z } from "@medusajs/framework/zod"
import { instant } from "../../../core/instant"
import { isTopicOrType } from "../../../modules/webhook/domain/topics"
import { IdParam, pageParams } from "../../list-params"

const Topics = z
  .array(z.string().max(100).refine(isTopicOrType, "topics: there is no such topic or type"))
  .min(1)
  .max(100)

export const AdminListWebhookEndpoints = z.strictObject(pageParams())
export type AdminListWebhookEndpoints = z.infer<typeof AdminListWebhookEndpoints>

const fields = {
  url: z.string().trim().min(1).max(2000),
  description: z.string().trim().max(200).nullish(),
  topics: Topics,
  retail_store_id: IdParam.nullish(),
}

export const AdminCreateWebhookEndpointBody = z.strictObject(fields)
export type AdminCreateWebhookEndpointBody = z.infer<typeof AdminCreateWebhookEndpointBody>

export const AdminUpdateWebhookEndpointBody = z
  .strictObject({ ...fields, is_active: z.literal(false) })
  .partial()
export type AdminUpdateWebhookEndpointBody = z.infer<typeof AdminUpdateWebhookEndpointBody>

export const AdminReplayWebhooksBody = z
  .strictObject({ from: instant("from"), to: instant("to"), topics: Topics.optional() })
  .refine(({ from, to }) => Date.parse(from) < Date.parse(to), {
    path: ["to"],
    message: "to: must be later than from",
  })
export type AdminReplayWebhooksBody = z.infer<typeof AdminReplayWebhooksBody>
