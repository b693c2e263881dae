import { z } from "@medusajs/framework/zod"
import type * as Wire from "../../../../types/pos-changes"
import { Count, Instant, Minor } from "./common"
import { Pickup } from "./pickups"
import { schemaOf } from "./same"
import { Shopper } from "./shoppers"

const Product = schemaOf<Wire.PosProduct>()(
  z.object({
    title: z.string(),
    subtitle: z.string().nullable(),
    handle: z.string(),
    thumbnail: z.string().nullable(),
    is_giftcard: z.boolean(),
    discountable: z.boolean().meta({ description: "Whether promotions may apply." }),
    collection_id: z.string().nullable(),
    type_id: z.string().nullable(),
    category_ids: z.array(z.string()),
    tag_ids: z.array(z.string()),
  })
)

const Variant = schemaOf<Wire.PosVariant>()(
  z.object({
    product_id: z.string(),
    title: z.string(),
    sku: z.string().nullable(),
    barcode: z.string().nullable().meta({ description: "As given: leading zeros are kept." }),
    ean: z.string().nullable(),
    upc: z.string().nullable(),
    options: z.record(z.string(), z.string()),
    manage_inventory: z.boolean().meta({ description: "False: it is never out of stock." }),
    allow_backorder: z.boolean(),
    inventory: z
      .array(z.object({ inventory_item_id: z.string(), required_quantity: z.number() }))
      .meta({ description: "What one unit takes from stock; more than one entry makes it a kit." }),
  })
)

const Price = schemaOf<Wire.PosPrice>()(
  z.object({
    currency_code: z.string(),
    price_version: z.string().meta({ description: "A sale echoes it." }),
    prices: z.array(
      z.object({
        type: z.enum(["base", "sale", "override"]),
        amount: Minor,
        includes_tax: z.boolean(),
        price_list_id: z.string().nullable(),
        valid_from: Instant.nullable(),
        valid_to: Instant.nullable(),
        min_quantity: z.number().nullable(),
        max_quantity: z.number().nullable(),
      })
    ),
  })
)

const rules = z.array(
  z.object({ attribute: z.string(), operator: z.string(), values: z.array(z.string()) })
)

const Promotion = schemaOf<Wire.PosPromotion>()(
  z.object({
    code: z.string(),
    is_automatic: z.boolean(),
    type: z.enum(["standard", "buyget"]),
    is_tax_inclusive: z.boolean(),
    limit: z.number().nullable(),
    used: z.number(),
    campaign: z
      .object({
        id: z.string(),
        starts_at: Instant.nullable(),
        ends_at: Instant.nullable(),
        budget: z
          .object({
            type: z.string(),
            limit: z.number().nullable(),
            used: z.number(),
            currency_code: z.string().nullable(),
          })
          .nullable(),
      })
      .nullable(),
    rules,
    method: z.object({
      type: z.enum(["fixed", "percentage"]),
      value: z.number().meta({ description: "Minor units, or per cent." }),
      currency_code: z.string().nullable(),
      target_type: z.string(),
      allocation: z.string().nullable(),
      max_quantity: z.number().nullable(),
      apply_to_quantity: z.number().nullable(),
      buy_rules_min_quantity: z.number().nullable(),
      target_rules: rules,
      buy_rules: rules,
    }),
    promo_version: z.string().meta({ description: "A sale echoes it." }),
  })
)

const Stock = schemaOf<Wire.PosStock>()(
  z.object({
    stocked: z.number(),
    reserved: z.number(),
    available: z.number().meta({ description: "Stocked less reserved; may be negative." }),
  })
)

const upsert = <Name extends Wire.PosChangeType, Data extends z.ZodType>(name: Name, data: Data) =>
  z.object({ type: z.literal(name), op: z.literal("upsert"), id: z.string(), data })
const gone = <Name extends Wire.PosChangeType>(name: Name) =>
  z.object({ type: z.literal(name), op: z.literal("delete"), id: z.string() })

const Change = z.union([
  upsert("product", Product),
  upsert("variant", Variant),
  upsert("price", Price),
  upsert("promotion", Promotion),
  upsert("stock", Stock),
  upsert("customer", Shopper),
  upsert("pickup", Pickup),
  gone("product"),
  gone("variant"),
  gone("price"),
  gone("promotion"),
  gone("stock"),
  gone("customer"),
  gone("pickup"),
])

export const ChangePage = schemaOf<Wire.PosChangePage>()(
  z.object({
    changes: z.array(Change).meta({ description: "To be applied in this order." }),
    next: z.string().meta({ description: "For `since` of the next request." }),
    has_more: z.boolean(),
    next_poll_after: Count.meta({ description: "Seconds." }),
  })
)
