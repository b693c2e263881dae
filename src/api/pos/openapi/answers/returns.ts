import { z } from "@medusajs/framework/zod"
import {
  RETURN_DISPOSITIONS,
  RETURN_GRADES,
  RETURN_REASONS,
} from "../../../../modules/store-return/types"
import type * as Wire from "../../../../types/pos-returns"
import { Count, Instant, Minor } from "./common"
import { schemaOf } from "./same"

const leg = {
  kind: z.enum(["payment", "tender", "store_credit"]).meta({
    description:
      "payment goes back by itself. tender is given by the till; that of points, loyalty, comes back by itself. store_credit is given elsewhere, by itself or by people.",
  }),
  provider_id: z.string().nullable().meta({ description: "Medusa's, of a payment." }),
  tender: z.string().nullable().meta({ description: "As in return.completed." }),
  amount: Minor,
}

const money = {
  order_id: z.string(),
  order_number: z.number().int(),
  currency_code: z.string(),
  worth: Minor.meta({ description: "Of the units, after discounts, tax included." }),
  amount: Minor.meta({ description: "What goes back; the legs add up to it." }),
}

const kept = {
  lapsed: z.number().int().meta({
    description:
      "Kept back for discounts that do not hold for what the shopper keeps; below 0: given back again. It is off amount already.",
  }),
  fee: Minor.meta({ description: "What returning costs the shopper; it is off amount already." }),
}

const Quote = schemaOf<Wire.PosReturnQuote>()(
  z.object({
    ...money,
    tax: Minor.meta({ description: "Of worth." }),
    ...kept,
    lines: z.array(z.object({ original_line_id: z.string(), quantity: Count, amount: Minor })),
    legs: z.array(z.object(leg)),
    points: z
      .object({ taken_back: Count, given_back: Count })
      .meta({ description: "What the goods gave, and what they were paid with." }),
  })
)

const Return = schemaOf<Wire.PosReturn>()(
  z.object({
    id: z.string().meta({ description: "What return.completed names as return_id." }),
    ...money,
    ...kept,
    state: z
      .enum(["accepted", "waiting", "settled"])
      .meta({ description: "accepted: the rest is under way. waiting: for the till or people." }),
    units: z.array(
      z.object({
        original_line_id: z.string(),
        reason: z.enum(RETURN_REASONS),
        grade: z.enum(RETURN_GRADES),
        disposition: z.enum(RETURN_DISPOSITIONS).meta({
          description: "Where the shop has it put; from a till never to the centre.",
        }),
        amount: Minor,
      })
    ),
    legs: z.array(z.object({ ...leg, done_at: Instant.nullable() })),
    accepted_at: Instant,
  })
)

export const ReturnQuoteAnswer = z.object({ quote: Quote })
export const ReturnAnswer = z.object({ return: Return })
