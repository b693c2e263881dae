import { z } from "@medusajs/framework/zod"
import { REASON_CODES } from "../../../../modules/loyalty/domain/adjustments"
import { IdParam, pageParams } from "../../../list-params"

export const AdminGetLoyaltyAccounts = z.strictObject({
  customer_id: IdParam.optional(),
  ...pageParams(),
})
export type AdminGetLoyaltyAccounts = z.infer<typeof AdminGetLoyaltyAccounts>

export const AdminLookupLoyaltyAccounts = z.strictObject({
  /** A whole card, phone number or e-mail address. */
  q: z.string().trim().min(3).max(200),
  limit: z.number().int().min(1).max(100).default(20),
  offset: z.number().int().min(0).max(1_000_000).default(0),
})
export type AdminLookupLoyaltyAccounts = z.infer<typeof AdminLookupLoyaltyAccounts>

export const AdminGetLoyaltyHistory = z.strictObject({
  locale: z.enum(["en", "ru"]).default("en"),
  ...pageParams(),
})
export type AdminGetLoyaltyHistory = z.infer<typeof AdminGetLoyaltyHistory>

export const AdminGetLoyaltyLots = z.strictObject(pageParams())
export type AdminGetLoyaltyLots = z.infer<typeof AdminGetLoyaltyLots>

const Note = z.string().trim().min(3, "note: say why, in a few words").max(500)

export const AdminAdjustLoyaltyAccount = z.strictObject({
  points: z
    .number()
    .int()
    .min(-1_000_000_000)
    .max(1_000_000_000)
    .refine((points) => points !== 0, "points: must not be zero"),
  reason_code: z.enum(REASON_CODES),
  note: Note,
})
export type AdminAdjustLoyaltyAccount = z.infer<typeof AdminAdjustLoyaltyAccount>

export const AdminFreezeLoyaltyAccount = z.strictObject({ note: Note })
export type AdminFreezeLoyaltyAccount = z.infer<typeof AdminFreezeLoyaltyAccount>

export const AdminAwardReview = z.strictObject({
  /** The review's id where it was written. */
  review_id: IdParam,
  /** The order it is about: the points go when all of it comes back. */
  order_id: IdParam.optional(),
})
export type AdminAwardReview = z.infer<typeof AdminAwardReview>

export const AdminMergeLoyaltyAccount = z.strictObject({
  /** The account whose points go to the one in the path. */
  merged_id: IdParam,
})
export type AdminMergeLoyaltyAccount = z.infer<typeof AdminMergeLoyaltyAccount>

export const AdminEraseLoyaltyAccount = z.strictObject({ note: Note })
export type AdminEraseLoyaltyAccount = z.infer<typeof AdminEraseLoyaltyAccount>

export const AdminEndLoyaltyIdentifier = z.strictObject({
  kind: z.enum(["card", "phone", "email"]),
  /** The whole card, phone number (E.164) or e-mail address. */
  value: z.string().trim().min(3).max(200),
})
export type AdminEndLoyaltyIdentifier = z.infer<typeof AdminEndLoyaltyIdentifier>
