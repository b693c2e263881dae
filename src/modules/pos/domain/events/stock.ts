import { z } from "@medusajs/framework/zod"
import { ProductReference, Text, Units } from "./common"

const MAX_LINES = 500

const UnitsLine = z.strictObject({ ...ProductReference, quantity: Units })

/** What a person counted on shelf and stockroom, as of this event's place in the till's sequence. */
export const StockCounted = z.strictObject({
  counts: z
    .array(
      z.strictObject({ ...ProductReference, quantity: z.number().int().min(0).max(1_000_000) })
    )
    .min(1)
    .max(MAX_LINES),
  note: Text(500).optional(),
})
export type StockCounted = z.infer<typeof StockCounted>

export const ADJUSTMENT_REASONS = [
  "damaged",
  "lost",
  "theft",
  "found",
  "internal_use",
  "other",
] as const

export const StockAdjusted = z.strictObject({
  reason: z.enum(ADJUSTMENT_REASONS),
  note: Text(500).optional(),
  lines: z
    .array(
      z.strictObject({
        ...ProductReference,
        quantity: z
          .number()
          .int()
          .min(-1_000_000)
          .max(1_000_000)
          .refine((units) => units !== 0, "must not be zero")
          .describe("Units that came (positive) or went (negative)."),
      })
    )
    .min(1)
    .max(MAX_LINES),
})
export type StockAdjusted = z.infer<typeof StockAdjusted>

/** Units that left this store for another one. */
export const StockTransferredOut = z.strictObject({
  transfer_id: Text(64).describe(
    "The same in every event of one transfer; unique in the whole chain."
  ),
  to_store_id: Text(64),
  lines: z.array(UnitsLine).min(1).max(MAX_LINES),
  note: Text(500).optional(),
})
export type StockTransferredOut = z.infer<typeof StockTransferredOut>

/** Units that arrived: of a transfer, or (without `transfer_id`) of a delivery from outside. */
export const StockReceived = z.strictObject({
  transfer_id: Text(64).optional(),
  lines: z.array(UnitsLine).min(1).max(MAX_LINES),
  complete: z
    .boolean()
    .default(true)
    .describe("The rest will not come: what differs from what was sent is a variance."),
  note: Text(500).optional(),
})
export type StockReceived = z.infer<typeof StockReceived>
