import { z } from "@medusajs/framework/zod"
import { REQUEST_STATES } from "../../../../modules/store-return/domain/request-states"
import { REQUEST_WAYS, RETURN_REASONS } from "../../../../modules/store-return/types"
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
    returnable: Count.meta({
      description:
        "Units that may still come back; found by a return_code, those that the return holds among them.",
    }),
  })
)

const ReturnRequest = schemaOf<Wire.PosReturnRequest>()(
  z.object({
    request_id: z.string().meta({ description: "What a return names, to bring these units." }),
    state: z
      .enum(REQUEST_STATES)
      .meta({ description: "Over, unless it is requested: it holds nothing then." }),
    way: z.enum(REQUEST_WAYS),
    asked_at: Instant,
    expires_at: Instant,
    lines: z
      .array(z.object({ line_id: z.string(), quantity: Count, reason: z.enum(RETURN_REASONS) }))
      .meta({ description: "What was announced; less or more may come." }),
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
    return_request: ReturnRequest.optional().meta({
      description: "Announced online; only of what was found by its return_code.",
    }),
  })
)

export const OrderPage = schemaOf<Wire.PosOrderList>()(
  z.object({ orders: z.array(Order), ...page })
)
