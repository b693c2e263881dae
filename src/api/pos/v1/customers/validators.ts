import { z } from "@medusajs/framework/zod"
import { pageParams } from "../../../list-params"

export const PosGetCustomers = z
  .strictObject({
    ...pageParams(20),
    phone: z.string().trim().min(1).max(40).optional(),
    email: z.string().trim().min(3).max(254).optional(),
    card: z.string().trim().min(1).max(200).optional(),
  })
  .refine(
    ({ phone, email, card }) => [phone, email, card].filter((given) => given).length === 1,
    "must have exactly one of phone, email and card"
  )
export type PosGetCustomers = z.infer<typeof PosGetCustomers>
