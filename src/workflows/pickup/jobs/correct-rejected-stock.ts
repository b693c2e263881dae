import { z } from "@medusajs/framework/zod"
import { defineJob } from "../../../core/jobs"
import { correctStock } from "../stock/correct-stock"

/** Puts the store's figures right after a rejection, once per rejection. */
export const correctRejectedStockJob = defineJob({
  name: "omni-correct-rejected-stock",
  schema: z.object({
    reference: z.string(),
    stock_location_id: z.string(),
    correction: z.enum(["set_to_zero", "take_off"]),
    reason: z.enum(["not_found", "damaged"]),
    variants: z.array(
      z.object({ variant_id: z.string().nullable(), quantity: z.number().int().positive() })
    ),
  }),
  run: async (correction, { container, now }) => correctStock(container, correction, now),
})
