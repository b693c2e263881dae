import { z } from "@medusajs/framework/zod"
import { EVENT_TYPES, type PosEventType } from "../../../modules/pos/domain/events/envelope"
import { IdParam, oneOrMany, pageParams } from "../../list-params"

export const AdminGetTillEvents = z.strictObject({
  retail_store_id: oneOrMany(IdParam),
  till_id: IdParam.optional(),
  type: z.enum(Object.keys(EVENT_TYPES) as [PosEventType, ...PosEventType[]]).optional(),
  state: z.enum(["applied", "waiting", "quarantined", "rejected", "failed"]).optional(),
  q: z.string().trim().min(1).max(64).optional(),
  ...pageParams(),
})
export type AdminGetTillEvents = z.infer<typeof AdminGetTillEvents>
