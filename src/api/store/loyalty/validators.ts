import { z } from "@medusajs/framework/zod"
import { isDayOfYear } from "../../../modules/loyalty/domain/bonuses/birthday"

/** A day of the year: nobody is asked for the year. */
const Birthday = z
  .strictObject({ month: z.number().int().min(1).max(12), day: z.number().int().min(1).max(31) })
  .refine(isDayOfYear, "birthday: there is no such day")

export const StoreJoinLoyalty = z.strictObject({
  birthday: Birthday.optional(),
  /** Of the member who brought her. */
  referral_code: z.string().trim().min(1).max(64).optional(),
})
export type StoreJoinLoyalty = z.infer<typeof StoreJoinLoyalty>

export const StoreLoyaltyPreferences = z.strictObject({
  /** Null forgets it. */
  birthday: Birthday.nullable(),
})
export type StoreLoyaltyPreferences = z.infer<typeof StoreLoyaltyPreferences>

const Digits = z.string().trim().min(1)

export const StoreLoyaltyHistoryParams = z.strictObject({
  /** Only what happened before this step of the account. */
  before: Digits.pipe(z.coerce.number<string>().int().min(1)).optional(),
  limit: Digits.pipe(z.coerce.number<string>().int().min(1).max(100)).default(20),
})
export type StoreLoyaltyHistoryParams = z.infer<typeof StoreLoyaltyHistoryParams>
