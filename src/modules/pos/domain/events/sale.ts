import { z } from "@medusajs/framework/zod"
import {
  Currency,
  CustomerReference,
  LINE_ID,
  PricedLine,
  Tender,
  Text,
  Totals,
  uniqueLines,
} from "./common"

const MOST_POINTS = 1_000_000_000

/** Points that paid for a part of the receipt, and what the till took them from. */
const SpentPoints = z
  .strictObject({
    hold_id: Text(64).optional().describe("The hold that was made for the receipt."),
    lease_id: Text(64).optional().describe("The lease they were spent from, also while offline."),
    lines: z
      .array(z.strictObject({ line_id: LINE_ID, points: z.number().int().min(1).max(MOST_POINTS) }))
      .min(1)
      .max(200)
      .refine(uniqueLines, "line_id must be unique")
      .describe("How they are spread over the lines."),
  })
  .refine(
    ({ hold_id, lease_id }) => !!hold_id !== !!lease_id,
    "must have exactly one of hold_id and lease_id"
  )

const Loyalty = z.strictObject({
  account_id: Text(64).optional().describe("Else `customer` tells who collects points."),
  spent: SpentPoints.optional().describe(
    "Their worth is off the lines as a discount, or a tender of type loyalty."
  ),
})

/** A receipt that was printed and paid. Its identity is the id of the event. */
export const SaleCompleted = z
  .strictObject({
    receipt_number: Text(64),
    shift_id: Text(64).optional(),
    currency_code: Currency,
    prices_include_tax: z
      .boolean()
      .default(true)
      .describe("Whether unit_price and discounts contain tax."),
    customer: CustomerReference.optional(),
    lines: z.array(PricedLine).min(1).max(200).refine(uniqueLines, "line_id must be unique"),
    totals: Totals,
    tenders: z.array(Tender).max(20),
    loyalty: Loyalty.optional(),
    promo_version: Text(64).optional().describe("Version of the promotions the till applied."),
    note: Text(500).optional(),
  })
  .refine(
    ({ lines, loyalty }) =>
      loyalty?.spent?.lines.every(({ line_id }) =>
        lines.some((line) => line.line_id === line_id)
      ) ?? true,
    { path: ["loyalty", "spent", "lines"], error: "must name lines of the receipt" }
  )
export type SaleCompleted = z.infer<typeof SaleCompleted>

/** A whole receipt taken back, usually at once and on the same till. */
export const SaleVoided = z.strictObject({
  sale_event_id: z.uuid().describe("Id of the sale.completed event."),
  reason: Text(200),
  shift_id: Text(64).optional(),
})
export type SaleVoided = z.infer<typeof SaleVoided>

const ReturnedLine = PricedLine.extend({
  original_line_id: LINE_ID.optional().describe(
    "line_id of the sale, or the id of the order's line."
  ),
  reason: Text(200)
    .optional()
    .describe(
      "size, fit, quality, wrong_item and changed_mind are told apart in the shop's report; other words are not."
    ),
  condition: z.enum(["resellable", "damaged"]).default("resellable"),
})

/** What was bought: a till's sale, or an order of either channel. */
export const OriginalPurchase = z.union([
  z.strictObject({ sale_event_id: z.uuid() }),
  z.strictObject({ order_id: Text(64) }),
])
export type OriginalPurchase = z.infer<typeof OriginalPurchase>

/** Goods taken back and money given back. All amounts are positive: they flow to the shopper. */
export const ReturnCompleted = z.strictObject({
  receipt_number: Text(64),
  shift_id: Text(64).optional(),
  currency_code: Currency,
  prices_include_tax: z.boolean().default(true),
  original: OriginalPurchase.optional().describe(
    "What was bought: a till sale, or an order of either channel. Absent: returned without a receipt."
  ),
  return_id: Text(64)
    .optional()
    .describe(
      "A return that the server accepted before: only its tenders are told; units and stock are settled."
    ),
  customer: CustomerReference.optional(),
  lines: z.array(ReturnedLine).min(1).max(200).refine(uniqueLines, "line_id must be unique"),
  totals: Totals,
  tenders: z.array(Tender).max(20).describe("How the money went back."),
  note: Text(500).optional(),
})
export type ReturnCompleted = z.infer<typeof ReturnCompleted>
