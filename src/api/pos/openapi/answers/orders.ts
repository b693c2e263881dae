import { z } from "@medusajs/framework/zod"
import type * as Wire from "../../../../types/pos-orders"
import { Count, Instant, Minor, page } from "./common"
import { schemaOf } from "./same"
import { Shopper } from "./shoppers"

const Line = schemaOf<Wire.PosOrderLine>()(
  z.object({
    line_id: z.string().meta({ description: "What a return names as original_line_id." }),
    variant_id: z.string().nullable(),
    sku: z.string().nullable(),
    barcode: z.string().nullable(),
    title: z.string(),
    variant_title: z.string().nullable(),
    quantity: Count,
    unit_price: Minor.meta({ description: "Before discounts; with tax when the prices are." }),
    total: Minor.meta({ description: "Paid for the whole line: after discounts, tax included." }),
    tax_rates: z.array(z.number()).meta({ description: "Per cent." }),
    returned: Count,
    returnable: Count.meta({ description: "Units that may still come back." }),
  })
)

const Order = schemaOf<Wire.PosOrder>()(
  z.object({
    original: z
      .union([z.object({ sale_event_id: z.string() }), z.object({ order_id: z.string() })])
      .meta({ description: "What a return names as its original." }),
    order_id: z
      .string()
      .nullable()
      .meta({ description: "Null while the order of a sale is being made." }),
    order_number: z.number().int().nullable(),
    receipt_number: z.string().nullable(),
    channel: z.enum(["store", "online"]),
    store: z
      .object({ id: z.string(), name: z.string() })
      .nullable()
      .meta({ description: "Null for an order of the web shop." }),
    bought_at: Instant,
    business_date: z.string().nullable(),
    currency_code: z.string(),
    prices_include_tax: z.boolean(),
    total: Minor,
    is_cancelled: z.boolean().meta({ description: "Nothing of it can come back." }),
    customer: Shopper.extend({ id: z.string() }).nullable(),
    lines: z.array(Line),
    tenders: z
      .array(z.object({ type: z.string(), amount: Minor, reference: z.string().nullable() }))
      .meta({ description: "Empty for an order of the web shop." }),
  })
)

export const OrderPage = schemaOf<Wire.PosOrderList>()(
  z.object({ orders: z.array(Order), ...page })
)
