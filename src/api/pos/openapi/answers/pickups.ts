import { z } from "@medusajs/framework/zod"
import { PICKUP_STATUSES } from "../../../../modules/pickup/domain/transitions"
import type * as Wire from "../../../../types/pos-changes"
import { Count, Instant, Minor, page } from "./common"
import { schemaOf } from "./same"

const Line = schemaOf<Wire.PosPickupLine>()(
  z.object({
    id: z.string(),
    order_line_item_id: z.string(),
    variant_id: z.string().nullable(),
    sku: z.string().nullable(),
    title: z.string(),
    variant_title: z.string().nullable(),
    quantity: Count,
    picked_quantity: Count,
    short_quantity: Count.meta({ description: "Not found in the store." }),
    collected_quantity: Count,
    refused_quantity: Count.meta({ description: "Left at the counter." }),
  })
)

export const Pickup = schemaOf<Wire.PosPickup>()(
  z.object({
    id: z.string(),
    order_id: z.string(),
    order_display_id: z.number().int(),
    return_case_id: z.string().nullable().meta({
      description:
        "The return in exchange for which these goods go out; null: they are what was ordered.",
    }),
    status: z.enum(PICKUP_STATUSES),
    version: z.number().int(),
    customer_name: z.string(),
    collector_name: z.string().nullable(),
    pay_in_store: z.boolean(),
    currency_code: z.string(),
    promised_at: Instant,
    slot_starts_at: Instant.nullable(),
    slot_ends_at: Instant.nullable(),
    ready_at: Instant.nullable(),
    expires_at: Instant.nullable(),
    bin: z.string().nullable(),
    lines: z.array(Line),
  })
)

const Detail = schemaOf<Wire.PosPickupDetail>()(
  Pickup.extend({
    amount_due: Minor.nullable().meta({ description: "Null when it is not paid at the counter." }),
    allowed_commands: z.array(z.enum(["accept", "pick", "ready", "hand-over", "reject"])),
  })
)

export const PickupAnswer = z.object({ pickup: Detail })
export const PickupPage = schemaOf<Wire.PosPickupList>()(
  z.object({ pickups: z.array(Pickup), ...page })
)
