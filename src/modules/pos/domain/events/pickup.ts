import { z } from "@medusajs/framework/zod"
import { Minor, TENDER_TYPES, Text, Units } from "./common"

/** An order handed over while the till was offline. The code was checked against what the till had pulled. */
export const PickupHandedOver = z.strictObject({
  pickup_id: Text(64),
  code: Text(32).optional().describe("The code the shopper showed."),
  lines: z
    .array(z.strictObject({ line_item_id: Text(64), quantity: Units }))
    .max(200)
    .optional()
    .describe("Units per order line; absent: everything that was ready."),
  payment: z
    .strictObject({ tender: z.enum(TENDER_TYPES), amount: Minor, reference: Text(120).optional() })
    .optional()
    .describe("Of an order that is paid at the counter."),
})
export type PickupHandedOver = z.infer<typeof PickupHandedOver>
