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

const Instant = z.iso.datetime({ offset: true })

export const AdminPublishRules = Terms.extend({
  /** When they come into force; at once unless said otherwise. */
  in_force_from: Instant.optional(),
})
export type AdminPublishRules = z.infer<typeof AdminPublishRules>

export const AdminOpenProgramme = Terms.extend({
  handle: z.string().regex(/^[a-z0-9-]{1,60}$/, "handle: small letters, digits and hyphens"),
  name: z.string().trim().min(1).max(100),
})
export type AdminOpenProgramme = z.infer<typeof AdminOpenProgramme>

export const AdminListProgrammes = z.strictObject(pageParams())
export type AdminListProgrammes = z.infer<typeof AdminListProgrammes>

export const AdminListRulesVersions = z.strictObject(pageParams(20))
export type AdminListRulesVersions = z.infer<typeof AdminListRulesVersions>

export const AdminDryRunRules = z.strictObject({
  rules: LoyaltyRules,
  from: Instant.optional(),
  until: Instant.optional(),
})
export type AdminDryRunRules = z.infer<typeof AdminDryRunRules>
