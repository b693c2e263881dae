import { z } from "@medusajs/framework/zod"

/** As a form (RFC 6749) or as JSON. What OAuth libraries send beside is left alone. */
export const PosToken = z.object({
  grant_type: z.literal("client_credentials"),
  client_assertion_type: z.literal("urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
  client_assertion: z.string().min(1).max(4_096),
  /** Fewer scopes than the till has, separated by spaces. */
  scope: z.string().max(500).optional(),
})
export type PosToken = z.infer<typeof PosToken>
