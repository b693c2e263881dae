import { z } from "@medusajs/framework/zod"

/** Characters of a file: some 50,000 cards. */
const MOST = 5_000_000

export const AdminCheckLoyaltyImport = z.strictObject({
  csv: z.string().min(1).max(MOST),
})
export type AdminCheckLoyaltyImport = z.infer<typeof AdminCheckLoyaltyImport>

export const AdminCommitLoyaltyImport = AdminCheckLoyaltyImport.extend({
  /** What the file must add up to. */
  expected: z.strictObject({
    rows: z.number().int().min(1),
    points: z.number().int().min(0),
  }),
})
export type AdminCommitLoyaltyImport = z.infer<typeof AdminCommitLoyaltyImport>
