import { z } from "@medusajs/framework/zod"
import { INCIDENT_KINDS } from "../../../modules/pos/domain/incidents"
import { IdParam, oneOrMany, pageParams } from "../../list-params"

export const AdminGetTillIncidents = z.strictObject({
  retail_store_id: oneOrMany(IdParam),
  till_id: IdParam.optional(),
  kind: z.enum(INCIDENT_KINDS).optional(),
  status: z.enum(["open", "resolved"]).optional(),
  order: z.enum(["newest", "oldest"]).default("newest"),
  ...pageParams(),
})
export type AdminGetTillIncidents = z.infer<typeof AdminGetTillIncidents>

export const AdminResolveTillIncident = z.strictObject({
  /** What was done about it. */
  note: z.string().trim().min(1).max(1000),
})
export type AdminResolveTillIncident = z.infer<typeof AdminResolveTillIncident>
