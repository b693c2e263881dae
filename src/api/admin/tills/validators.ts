import { z } from "@medusajs/framework/zod"
import { POS_SCOPES } from "../../../modules/pos/domain/scopes"
import { IdParam, oneOrMany, pageParams } from "../../list-params"

const Name = z.string().trim().min(1).max(120)
const Scopes = z
  .array(z.enum(POS_SCOPES))
  .min(1)
  .max(POS_SCOPES.length)
  .refine((scopes) => new Set(scopes).size === scopes.length, "must name each scope once")

export const AdminGetTills = z.strictObject({
  retail_store_id: oneOrMany(IdParam),
  status: z.enum(["unpaired", "active", "revoked"]).optional(),
  q: z.string().trim().min(1).max(100).optional(),
  ...pageParams(),
})
export type AdminGetTills = z.infer<typeof AdminGetTills>

export const AdminCreateTill = z.strictObject({
  retail_store_id: IdParam,
  name: Name,
  /** Without any the till may do all that tills do. */
  scopes: Scopes.default([...POS_SCOPES]),
})
export type AdminCreateTill = z.infer<typeof AdminCreateTill>

export const AdminUpdateTill = z.strictObject({ name: Name.optional(), scopes: Scopes.optional() })
export type AdminUpdateTill = z.infer<typeof AdminUpdateTill>

export const AdminRevokeTill = z.strictObject({
  /** false for a till that was stolen: not even what it made before is taken. */
  drain: z.boolean().default(true),
})
export type AdminRevokeTill = z.infer<typeof AdminRevokeTill>
