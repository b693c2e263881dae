import { z } from "@medusajs/framework/zod"
import type * as Wire from "../../../../types/pos-loyalty"
import { Count, Instant } from "./common"
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

export const AccountAnswer = z.object({ account: Account })
export const HoldAnswer = z.object({ hold: Hold, points: Points })
export const PointsAnswer = z.object({ points: Points })
export const LeaseAnswer = z.object({ lease: Lease, points: Points })
export const ReturnedLeaseAnswer = z.object({ lease: Lease })
