import { z } from "@medusajs/framework/zod"
import {
  Currency,
  Minor,
  ProductReference,
  uniqueLines,
  Units,
} from "../../../../modules/pos/domain/events/common"
import { OriginalPurchase } from "../../../../modules/pos/domain/events/sale"

const Key = (max: number) => z.string().trim().min(1).max(max).optional()

const Shopper = {
  /** As an earlier answer named it. */
  account_id: Key(64),
  customer_id: Key(64),
  /** Loyalty card, as printed or scanned. */
  card: Key(64),
  phone: Key(40),
  email: Key(254),
  /** What the code on the shopper's screen says. */
  qr: Key(200),
}
type ShopperKey = keyof typeof Shopper
const KEYS = Object.keys(Shopper) as ShopperKey[]

type Named = Partial<Record<ShopperKey, string>>

const isOne = (given: Named): boolean => KEYS.filter((key) => given[key]).length === 1
const ONE = `must have exactly one of ${KEYS.join(", ")}`

/** The keys of a body that name the shopper. */
export const shopperIn = (body: Named): Named =>
  Object.fromEntries(KEYS.flatMap((key) => (body[key] ? [[key, body[key]]] : [])))

const MOST_POINTS = 1_000_000_000
const Points = z.number().int().min(1).max(MOST_POINTS)

export const PosLookUpPoints = z.strictObject(Shopper).refine(isOne, ONE)
export type PosLookUpPoints = z.infer<typeof PosLookUpPoints>

const QuotedLine = z.strictObject({
  line_id: z.string().trim().min(1).max(64),
  ...ProductReference,
  quantity: Units,
  total: Minor.describe("Of the whole line: after every discount but points, tax included."),
  tax: Minor.default(0).describe("Of the total."),
  is_on_sale: z.boolean().default(false).describe("Sold below its usual price."),
})

export const PosQuotePoints = z
  .strictObject({
    ...Shopper,
    currency_code: Currency,
    lines: z.array(QuotedLine).min(1).max(200).refine(uniqueLines, "line_id must be unique"),
    points: Points.optional().describe("What the shopper wants to use; answered line by line."),
  })
  .refine(
    (body) => KEYS.filter((key) => body[key]).length <= 1,
    `must have at most one of ${KEYS.join(", ")}`
  )
export type PosQuotePoints = z.infer<typeof PosQuotePoints>

export const PosHoldPoints = z
  .strictObject({
    ...Shopper,
    points: Points,
    receipt: z.string().trim().min(1).max(64).describe("As the till names the receipt it makes."),
    minutes: z
      .number()
      .int()
      .min(1)
      .max(24 * 60)
      .optional()
      .describe("How long they are held; else as long as the shop says."),
  })
  .refine(isOne, ONE)
export type PosHoldPoints = z.infer<typeof PosHoldPoints>

const ReturnedLine = z.strictObject({
  original_line_id: z
    .string()
    .trim()
    .min(1)
    .max(64)
    .describe("line_id of the sale, or the id of the order's line."),
  quantity: Units,
})

const namesLinesOnce = (lines: readonly { original_line_id: string }[]): boolean =>
  new Set(lines.map(({ original_line_id }) => original_line_id)).size === lines.length

export const PosPreviewReturn = z.strictObject({
  original: OriginalPurchase.describe("What was bought, as return.completed names it."),
  lines: z
    .array(ReturnedLine)
    .min(1)
    .max(200)
    .refine(namesLinesOnce, "original_line_id must be unique")
    .describe("Units that would come back beside those that have."),
})
export type PosPreviewReturn = z.infer<typeof PosPreviewReturn>

const BurnedLine = z.strictObject({
  line_id: z.string().trim().min(1).max(64).describe("As in the sale.completed event."),
  quantity: Units.describe("Units of the whole line."),
  points: z.number().int().min(0).max(MOST_POINTS),
})

export const PosCapturePoints = z.strictObject({
  sale_event_id: z.uuid().describe("Id of the sale.completed event, which the till makes before."),
  lines: z
    .array(BurnedLine)
    .min(1)
    .max(200)
    .refine(uniqueLines, "line_id must be unique")
    .describe("How the points are spread over the receipt; what is held beyond comes back."),
})
export type PosCapturePoints = z.infer<typeof PosCapturePoints>

export const PosReleasePoints = z.strictObject({})

export const PosLeasePoints = z
  .strictObject({
    ...Shopper,
    points: Points.describe("The till gets no more than the shop allows, and than there is."),
  })
  .refine(isOne, ONE)
export type PosLeasePoints = z.infer<typeof PosLeasePoints>

export const PosReturnLease = z.strictObject({
  spent: z
    .number()
    .int()
    .min(0)
    .max(MOST_POINTS)
    .describe("What the till spent of it in all, also what it has not sent yet."),
})
export type PosReturnLease = z.infer<typeof PosReturnLease>
