import { z } from "@medusajs/framework/zod"
import { instant } from "../../../core/instant"
import { CollectorBody } from "../carts/[id]/pickup/validators"

const Version = { version: z.number().int().positive().optional() }

export const StoreCancelPickupBody = z.strictObject({
  ...Version,
  reason: z.string().trim().max(500).optional(),
})

export const StoreReschedulePickupBody = z.strictObject({
  ...Version,
  retail_store_id: z.string().min(1).max(100).optional(),
  slot_starts_at: instant("slot_starts_at").optional(),
})

export const StorePickupCollectorBody = z.strictObject({
  ...Version,
  collector: CollectorBody.nullable(),
})

const Line = z.string().trim().min(1).max(200)

export const StoreDeliverPickupBody = z.strictObject({
  ...Version,
  shipping_address: z.strictObject({
    first_name: Line,
    last_name: Line,
    address_1: Line,
    address_2: Line.optional(),
    city: Line,
    province: Line.optional(),
    postal_code: z.string().trim().min(1).max(20),
    country_code: z.string().length(2).toLowerCase(),
    phone: z.string().trim().min(5).max(30),
  }),
})

export type ShopperBody = { version?: number } & Record<string, unknown>
