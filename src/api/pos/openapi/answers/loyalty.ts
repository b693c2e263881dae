import { z } from "@medusajs/framework/zod"
import type * as Wire from "../../../../types/pos-loyalty"
import { Count, Instant, Minor } from "./common"
import { schemaOf } from "./same"

const points = {
  account_id: z.string(),
  seq: Count.meta({ description: "Grows with every change: tells how old a copy is." }),
  available: Count.meta({ description: "May be spent." }),
  pending: Count.meta({ description: "Earned, but not to be spent yet." }),
  held: Count.meta({ description: "Set aside for carts, receipts and tills." }),
  debt: Count.meta({ description: "Owed; what is earned pays it first." }),
}

const Points = schemaOf<Wire.PosPoints>()(z.object(points))

const Account = schemaOf<Wire.PosLoyaltyAccount>()(
  z.object({
    ...points,
    status: z
      .enum(["active", "frozen"])
      .meta({ description: "A frozen account earns but does not spend." }),
    customer_id: z.string().nullable().meta({ description: "Null: nobody has claimed the card." }),
  })
)

const Hold = schemaOf<Wire.PosPointsHold>()(
  z.object({
    id: z.string(),
    account_id: z.string(),
    points: Count,
    receipt: z.string(),
    expires_at: Instant,
  })
)

const Lease = schemaOf<Wire.PosPointsLease>()(
  z.object({
    id: z.string(),
    account_id: z.string(),
    granted: Count.meta({ description: "May be less than was asked for." }),
    spent: Count.meta({ description: "Reported so far." }),
    valid_until: z.iso
      .datetime()
      .meta({ description: "Receipts made later spend nothing of it. UTC." }),
    reported_until: z.iso.datetime().meta({
      description: "Receipts made in time and reported until then are certain to be covered. UTC.",
    }),
    status: z.enum(["open", "spent", "returned", "lapsed", "revoked", "exceeded"]),
  })
)

const Quote = schemaOf<Wire.PosPointsQuote>()(
  z.object({
    account: Account.nullable().meta({
      description: "Null: no shopper was named; then the balance limits nothing.",
    }),
    spending: z.object({
      max_points: Count.meta({ description: "The most points that may be used now." }),
      worth: Minor,
      point_value: Minor.meta({ description: "Of one point." }),
      step: Count.meta({ description: "Points are used in multiples of it." }),
      min_points: Count.meta({ description: "No fewer than that are used." }),
      limited_by: z
        .enum([
          "currency",
          "min_basket",
          "nothing_eligible",
          "max_share",
          "balance",
          "min_points",
          "frozen",
        ])
        .meta({ description: "Why not more. Others may join." }),
      line_ids: z.array(z.string()).meta({ description: "Lines that points may pay for." }),
    }),
    used: z
      .object({
        points: Count,
        worth: Minor,
        lines: z.array(z.object({ line_id: z.string(), points: Count, worth: Minor })),
      })
      .meta({ description: "Of the points asked for those that may be used, line by line." }),
    points_to_earn: Count.meta({ description: "What the receipt earns when it is paid so." }),
    rules_version: Count,
  })
)

export const QuoteAnswer = z.object({ quote: Quote })
export const AccountAnswer = z.object({ account: Account })
export const HoldAnswer = z.object({ hold: Hold, points: Points })
export const PointsAnswer = z.object({ points: Points })
export const LeaseAnswer = z.object({ lease: Lease, points: Points })
export const ReturnedLeaseAnswer = z.object({ lease: Lease })
