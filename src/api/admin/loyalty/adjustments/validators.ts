import { z } from "@medusajs/framework/zod"
import { IdParam, pageParams } from "../../../list-params"

export const AdminGetLoyaltyAdjustments = z.strictObject({
  status: z.enum(["waiting", "applied", "declined"]).optional(),
  account_id: IdParam.optional(),
  ...pageParams(),
})
export type AdminGetLoyaltyAdjustments = z.infer<typeof AdminGetLoyaltyAdjustments>
