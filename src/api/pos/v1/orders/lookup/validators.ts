import { z } from "@medusajs/framework/zod"
import { pageParams } from "../../../../list-params"
import { PickupCode } from "../../../../pickup-bodies"

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

/** What a shopper shows, typed or scanned as a QR code. */
const CODES = {
  pickup_code: PickupCode.optional(),
  return_code: z.string().min(1).max(200).optional(),
}

export const PosLookUpByCode = z
  .strictObject(CODES)
  .refine(
    (body) => codesIn(body).length === 1,
    `must have exactly one of ${Object.keys(CODES).join(", ")}`
  )
export type PosLookUpByCode = z.infer<typeof PosLookUpByCode>

/** Picks those of `known` that a request was given. */
const givenOf =
  <Key extends string>(known: Record<Key, unknown>) =>
  (given: Partial<Record<Key, string>>): [Key, string][] =>
    (Object.keys(known) as Key[])
      .filter((key) => given[key] !== undefined)
      .map((key) => [key, given[key] as string])

/** The keys a query was given. */
export const keysIn = givenOf(KEYS)

/** The codes a body was given. */
export const codesIn = givenOf(CODES)
