import { z } from "@medusajs/framework/zod"
import type * as Wire from "../../../../types/shift"
import { Count, Instant, Minor } from "./common"
import { schemaOf } from "./same"

const CountAndTotal = z.object({ count: Count, total: Minor })

const Step = schemaOf<Wire.ShiftStep>()(
  z.object({
    event_id: z.string(),
    type: z.string(),
    seq: z.number().int(),
    occurred_at: Instant,
    tender: z.string(),
    amount: Minor.meta({ description: "Positive: came in." }),
    note: z.string().nullable(),
  })
)

const Tender = schemaOf<Wire.ShiftTender>()(
  z.object({
    type: z.string(),
    sales: Minor,
    returns: Minor,
    voids: Minor,
    expected: Minor,
    counted: Minor.nullable(),
    difference: Minor.nullable().meta({ description: "Counted less expected." }),
    reported: Minor.nullable().meta({ description: "As the till's own Z says." }),
  })
)

const event = { event_id: z.string(), seq: z.number().int() }
const Doubt = schemaOf<Wire.ShiftDoubt>()(
  z.union([
    z.object({ kind: z.literal("missing_events"), from: z.number(), to: z.number() }),
    z.object({ kind: z.literal("rejected_event"), ...event, type: z.string() }),
    z.object({ kind: z.literal("other_currency"), ...event, currency_code: z.string() }),
    z.object({ kind: z.literal("tenders_differ_from_total"), ...event, amount: Minor }),
    z.object({
      kind: z.literal("till_reported_other"),
      tender: z.string(),
      reported: Minor,
      computed: Minor,
    }),
  ])
)

const Report = schemaOf<Wire.ShiftReport & { till_name: string }>()(
  z.object({
    id: z.string(),
    shift_id: z.string(),
    device_id: z.string(),
    till_name: z.string(),
    retail_store_id: z.string(),
    status: z.enum(["open", "closed"]),
    currency_code: z.string(),
    business_date: z.string(),
    opened_at: Instant,
    closed_at: Instant.nullable(),
    cashier: z.object({ id: z.string(), name: z.string().optional() }).nullable(),
    opening_cash: Minor,
    sales: CountAndTotal,
    returns: CountAndTotal,
    voids: CountAndTotal,
    rounding: Minor,
    cash: z.object({ opening: Minor, paid_in: Minor, paid_out: Minor, drops: Minor }),
    tenders: z.array(Tender),
    taxes: z.array(
      z.object({ code: z.string().nullable(), rate: z.number(), sold: Minor, returned: Minor })
    ),
    steps: z.array(Step).meta({ description: "Every flow of money, in the till's order." }),
    doubts: z.array(Doubt).meta({ description: "What may explain a difference." }),
    late: z
      .object({ sales: CountAndTotal, returns: CountAndTotal, steps: z.array(Step) })
      .meta({ description: "Made after the close; in none of the figures above." }),
  })
)

export const ShiftAnswer = z.object({ shift: Report })
