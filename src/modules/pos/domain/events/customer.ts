import { z } from "@medusajs/framework/zod"
import { Text } from "./common"

/** A shopper who gave her details at the till. Known phone or e-mail: the same customer. */
export const CustomerRegistered = z
  .strictObject({
    first_name: Text(120).optional(),
    last_name: Text(120).optional(),
    phone: Text(32)
      .optional()
      .describe("Any spelling; national numbers are read in the store's country."),
    email: z.email().max(254).optional(),
    card: Text(64).optional(),
    consents: z
      .array(z.enum(["email", "sms", "phone"]))
      .max(3)
      .default([])
      .describe("What she agreed to, each once."),
  })
  .refine((given) => !!given.phone || !!given.email, "must have a phone or an e-mail address")
export type CustomerRegistered = z.infer<typeof CustomerRegistered>
