import { z } from "@medusajs/framework/zod"
import { IdParam } from "./list-params"

/** Which goods go on a gift receipt; left out: all that may still be given away. */
export const CreateGiftReceipt = z.strictObject({
  units: z
    .array(z.strictObject({ line_item_id: IdParam, quantity: z.number().int().min(1).max(10_000) }))
    .min(1)
    .max(200)
    .optional(),
})
export type CreateGiftReceipt = z.infer<typeof CreateGiftReceipt>
