import { z } from "@medusajs/framework/zod"
import type { LoyaltyReturnPreview } from "../../../../types/loyalty-returns"
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
    tier: z
      .object({ code: z.string(), name: z.string() })
      .nullable()
      .meta({ description: "Null: none yet, or the programme has none." }),
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

const Buckets = z.object({ available: Count, pending: Count, held: Count, debt: Count })

const ReturnPreview = schemaOf<LoyaltyReturnPreview>()(
  z.object({
    order_id: z.string(),
    effects: z
      .array(
        z.object({
          account_id: z.string(),
          taken_back: z
            .object({
              points: Count.meta({ description: "Of what would come back; the rest says where." }),
              pending: Count,
              available: Count,
              expired: Count.meta({ description: "Costs the shopper nothing." }),
              debt: Count.meta({ description: "Spent already: owed then." }),
              written_off: Count.meta({ description: "Beyond the limit of debts." }),
            })
            .meta({ description: "What the goods gave." }),
          given_back: z
            .object({
              points: Count,
              dates: z.array(
                z.object({
                  points: Count,
                  expires_at: Instant.nullable().meta({ description: "Null: never." }),
                })
              ),
            })
            .meta({ description: "What the goods were paid with." }),
          before: Buckets,
          after: Buckets,
        })
      )
      .meta({ description: "One for each account whose points change." }),
  })
)

export const ReturnPreviewAnswer = z.object({ preview: ReturnPreview })
export const QuoteAnswer = z.object({ quote: Quote })
export const AccountAnswer = z.object({ account: Account })
export const HoldAnswer = z.object({ hold: Hold, points: Points })
export const PointsAnswer = z.object({ points: Points })
export const LeaseAnswer = z.object({ lease: Lease, points: Points })
export const ReturnedLeaseAnswer = z.object({ lease: Lease })
