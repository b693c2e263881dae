import { z } from "@medusajs/framework/zod"

const Digits = z.string().trim().min(1)

export const StoreLoyaltyHistoryParams = z.strictObject({
  /** Only what happened before this step of the account. */
  before: Digits.pipe(z.coerce.number<string>().int().min(1)).optional(),
  limit: Digits.pipe(z.coerce.number<string>().int().min(1).max(100)).default(20),
})
export type StoreLoyaltyHistoryParams = z.infer<typeof StoreLoyaltyHistoryParams>
