import { z } from "@medusajs/framework/zod"
import { IdParam, oneOrMany, pageParams } from "../../list-params"

export const AdminGetShifts = z.strictObject({
  retail_store_id: oneOrMany(IdParam),
  till_id: IdParam.optional(),
  business_date: z.iso.date().optional(),
  status: z.enum(["open", "closed"]).optional(),
  ...pageParams(),
})
export type AdminGetShifts = z.infer<typeof AdminGetShifts>

export const AdminExportShift = z.strictObject({ format: z.enum(["csv", "json"]).default("csv") })
export type AdminExportShift = z.infer<typeof AdminExportShift>
