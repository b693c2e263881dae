import { z } from "@medusajs/framework/zod"
import { pageParams } from "../../../../list-params"

const Key = (max: number) => z.string().trim().min(1).max(max).optional()

const KEYS = {
  receipt_number: Key(64),
  /** As people read it, with or without "#". */
  order_number: Key(64),
  /** What the code on a receipt says: the id of the sale's event, or of the order. */
  code: Key(200),
  customer_id: Key(64),
  phone: Key(40),
  email: Key(254),
  card: Key(200),
}

export const PosLookUpOrders = z
  .strictObject({ ...pageParams(20), ...KEYS })
  .refine(
    (query) => keysIn(query).length === 1,
    `must have exactly one of ${Object.keys(KEYS).join(", ")}`
  )
export type PosLookUpOrders = z.infer<typeof PosLookUpOrders>

export type OrderKey = keyof typeof KEYS

/** The keys a query was given. */
export const keysIn = (query: Partial<Record<OrderKey, string>>): [OrderKey, string][] =>
  (Object.keys(KEYS) as OrderKey[]).flatMap((key) => {
    const value = query[key]
    return value === undefined ? [] : [[key, value]]
  })
