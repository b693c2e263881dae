import { z } from "@medusajs/framework/zod"
import { instant } from "../../../core/instant"
import { ReturnRules } from "../../../modules/store-return/domain/policy-rules"
import { pageParams } from "../../list-params"

export const AdminListReturnPolicies = z.strictObject(pageParams())
export type AdminListReturnPolicies = z.infer<typeof AdminListReturnPolicies>

export const AdminPublishReturnPolicy = z.strictObject({
  /** What it does not name has its default. */
  rules: ReturnRules,
  /** When it comes into force; at once unless said otherwise. */
  in_force_from: instant("in_force_from").optional(),
  /** The youngest version it was written after; 0: none. Refused when another has come since. */
  after: z.number().int().min(0).optional(),
})
export type AdminPublishReturnPolicy = z.infer<typeof AdminPublishReturnPolicy>
