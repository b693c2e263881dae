import { z } from "@medusajs/framework/zod"

/** Largest amount and quantity a till may send: far above any sale, far below what JSON numbers lose. */
const MAX_MINOR = 1_000_000_000_000
const MAX_UNITS = 1_000_000

export const Text = (max: number) => z.string().trim().min(1).max(max)

/** Integer minor units (kopecks); never negative: direction is said by the type of the event. */
export const Minor = z.number().int().min(0).max(MAX_MINOR).meta({ id: "Minor" })

/** Integer minor units that may lie on either side of zero, such as a rounding. */
export const SignedMinor = z.number().int().min(-MAX_MINOR).max(MAX_MINOR)

/** Whole units. */
export const Units = z.number().int().min(1).max(MAX_UNITS)

export const Currency = z
  .string()
  .regex(/^[A-Za-z]{3}$/, "must be an ISO 4217 code such as RUB")
  .transform((code) => code.toLowerCase())

export const Tax = z.strictObject({
  code: Text(64).optional(),
  rate: z.number().min(0).max(100).describe("Per cent: 20 means 20 %."),
  amount: Minor,
})

export const Discount = z.strictObject({
  code: Text(64).optional().describe("Code of the promotion, if it has one."),
  reason: Text(200).optional(),
  amount: Minor.describe("Taken off the whole line, in the line's own tax mode."),
})

export const TENDER_TYPES = [
  "cash",
  "card",
  "qr",
  "gift_card",
  "store_credit",
  "voucher",
  "loyalty",
  "other",
] as const

export const Tender = z.strictObject({
  type: z.enum(TENDER_TYPES),
  amount: Minor.describe("What stays in the drawer or was charged: cash given less change."),
  change: Minor.optional().describe("Cash given back, already taken off amount; for the receipt."),
  reference: Text(120)
    .optional()
    .describe("The terminal's or bank's reference; never a card number."),
})

/** A variant by Medusa's id, by SKU or by barcode; the first that is known wins. */
export const ProductReference = {
  variant_id: Text(64).optional(),
  sku: Text(120).optional(),
  barcode: Text(64).optional(),
}

/** What was in the shopper's hand, readable even when the product is gone. */
export const LINE_ID = Text(64)

export const CustomerReference = z
  .strictObject({
    customer_id: Text(64).optional(),
    phone: Text(32).optional(),
    email: z.email().max(254).optional(),
    card: Text(64).optional(),
  })
  .refine((given) => Object.values(given).some(Boolean), "must name one of the identifiers")

/** One line of a sale or a return: the till's own figures, kept as facts. */
export const PricedLine = z.strictObject({
  line_id: LINE_ID.describe("Unique within the event; a return refers to it."),
  ...ProductReference,
  title: Text(500),
  quantity: Units,
  unit_price: Minor.describe("Of one unit, before discounts, in the receipt's tax mode."),
  discounts: z.array(Discount).max(20).default([]),
  taxes: z.array(Tax).max(10).default([]),
  total: Minor.describe("What the shopper pays for the line: after discounts, tax included."),
  price_version: Text(64).optional().describe("Version of the price list the till used."),
})

export const Totals = z.strictObject({
  discount: Minor.default(0),
  tax: Minor.default(0),
  rounding: SignedMinor.default(0).describe(
    "Cash rounding: total is the sum of the lines plus this."
  ),
  total: Minor,
})

export const uniqueLines = <Line extends { line_id: string }>(lines: Line[]): boolean =>
  new Set(lines.map((line) => line.line_id)).size === lines.length
