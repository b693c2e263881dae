import { z } from "@medusajs/framework/zod"
import { instant } from "../../../../../core/instant"

const Name = z.string().trim().min(1).max(100)

export const CollectorBody = z.strictObject({
  first_name: Name,
  last_name: Name,
  phone: z
    .string()
    .trim()
    .min(5)
    .max(30)
    .regex(/^[+\d][\d\s()-]*$/, "phone: must be a phone number")
    .optional(),
  email: z.email("email: must be an e-mail address").max(254).optional(),
})

export const StoreChoosePickupBody = z.strictObject({
  retail_store_id: z.string().min(1).max(100),
  slot_starts_at: instant("slot_starts_at").optional(),
  collector: CollectorBody.optional(),
  pay_in_store: z.boolean().optional(),
})
export type StoreChoosePickupBody = z.infer<typeof StoreChoosePickupBody>
