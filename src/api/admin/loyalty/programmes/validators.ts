import { z } from "@medusajs/framework/zod"
import { LoyaltyRules } from "../../../../modules/loyalty/domain/rules"
import { pageParams } from "../../../list-params"

const Terms = z.strictObject({
  /** Points an account may owe after returns; what goes beyond is written off. */
  debt_limit: z.number().int().min(0).max(1_000_000_000_000).default(0),
  /** Days that spent points live on when they are given back after their expiry. */
  restore_grace_days: z.number().int().min(0).max(3650).default(30),
  rules: LoyaltyRules,
})

export const AdminPublishRules = Terms
export type AdminPublishRules = z.infer<typeof AdminPublishRules>

export const AdminOpenProgramme = Terms.extend({
  handle: z.string().regex(/^[a-z0-9-]{1,60}$/, "handle: small letters, digits and hyphens"),
  name: z.string().trim().min(1).max(100),
})
export type AdminOpenProgramme = z.infer<typeof AdminOpenProgramme>

export const AdminListProgrammes = z.strictObject(pageParams())
export type AdminListProgrammes = z.infer<typeof AdminListProgrammes>
