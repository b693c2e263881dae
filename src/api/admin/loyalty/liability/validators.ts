import { z } from "@medusajs/framework/zod"

const month = (field: string) =>
  z.string().regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/, `${field}: must be a month such as 2026-11`)

export const AdminGetLoyaltyLiability = z.strictObject({
  from: month("from").optional(),
  until: month("until").optional(),
  format: z.enum(["json", "csv"]).default("json"),
})
export type AdminGetLoyaltyLiability = z.infer<typeof AdminGetLoyaltyLiability>
