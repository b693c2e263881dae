import { z } from "@medusajs/framework/zod"
import { LINE_ID, Minor, Text, Units } from "../../../../modules/pos/domain/events/common"
import { OriginalPurchase } from "../../../../modules/pos/domain/events/sale"
import { RETURN_GRADES, RETURN_REASONS } from "../../../../modules/store-return/types"

const MOST_UNITS = 10_000

const NamedUnits = z.strictObject({
  original_line_id: LINE_ID.describe("line_id as the look-up named it."),
  quantity: Units.max(MOST_UNITS),
})

const Original = OriginalPurchase.describe("What was bought, as the look-up named it.")

const RequestId = z
  .string()
  .regex(/^\w{1,64}$/, "must be the request_id of a look-up")
  .describe(
    "What the look-up by a return code told: its units may come back, and what does not come is free again."
  )

const namesLinesOnce = (lines: readonly { original_line_id: string }[]): boolean =>
  new Set(lines.map(({ original_line_id }) => original_line_id)).size === lines.length

export const PosQuoteReturn = z.strictObject({
  original: Original,
  request_id: RequestId.optional(),
  lines: z
    .array(
      NamedUnits.extend({
        reason: z.enum(RETURN_REASONS).optional(),
        grade: z
          .enum(RETURN_GRADES)
          .optional()
          .describe(
            "The state of all of these units, and with reason why they come: the shop may refuse a state, unless units come for their quality. Left out: nobody looked yet, or they differ."
          ),
      })
    )
    .min(1)
    .max(200)
    .refine(namesLinesOnce, "original_line_id must be unique"),
})
export type PosQuoteReturn = z.infer<typeof PosQuoteReturn>

export const PosAcceptReturn = z.strictObject({
  original: Original,
  request_id: RequestId.optional(),
  lines: z
    .array(
      NamedUnits.extend({
        reason: z.enum(RETURN_REASONS),
        grade: z
          .enum(RETURN_GRADES)
          .describe(
            "resell goes back on the shelf of the till's store; refurbish (fit for sale once it is cleaned or mended) and damaged do not."
          ),
      })
    )
    .min(1)
    .max(200)
    .describe("A line may stand here several times, with other reasons and grades."),
  amount: Minor.describe("What the quote said goes back."),
  note: Text(500).optional(),
  cashier: z
    .strictObject({ id: Text(64), name: Text(120).optional() })
    .optional()
    .describe("Who stands at the till."),
})
export type PosAcceptReturn = z.infer<typeof PosAcceptReturn>
