import { z } from "@medusajs/framework/zod"

export const StoreApplyPointsBody = z.strictObject({
  points: z.number().int().min(1).max(1_000_000_000_000),
})
export type StoreApplyPointsBody = z.infer<typeof StoreApplyPointsBody>
