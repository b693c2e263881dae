import { z } from "@medusajs/framework/zod"

/** What the parts of the rules are made of. Amounts are integer minor units of their currency. */

export const Ids = z.array(z.string().min(1).max(100)).min(1).max(500).optional()
export const Whole = z.number().int().min(0)
export const MAX_MINOR = 1_000_000_000_000
export const Minor = Whole.max(MAX_MINOR)
export const CurrencyCode = z
  .string()
  .regex(/^[a-z]{3}$/, "must be a currency in small letters, such as rub")

const knowsZone = (zone: string): boolean => {
  try {
    return !!new Intl.DateTimeFormat("en", { timeZone: zone })
  } catch {
    return false
  }
}

export const TimeZone = z
  .string()
  .max(100)
  .refine(knowsZone, "must be a time zone such as Europe/Moscow")

/** Goods, by what they are; a list matches when it has one of theirs, and one list is enough. */
export const Goods = z.strictObject({
  product_ids: Ids,
  /** With everything below these categories. */
  category_ids: Ids,
  collection_ids: Ids,
  tag_ids: Ids,
  /** As the products' metadata names them, in capitals or small letters. */
  brands: Ids,
})

/** What is kept out of earning or spending. */
export const Exclusions = Goods.extend({
  gift_cards: z.boolean().default(true),
  /** Lines sold below their usual price. */
  sale_items: z.boolean().default(false),
})

/** Everything that is named must hold; nothing named holds always. */
export const Condition = Goods.extend({
  channels: z
    .array(z.enum(["online", "store"]))
    .min(1)
    .max(2)
    .optional(),
  sales_channel_ids: Ids,
  retail_store_ids: Ids,
  /** ISO: Monday is 1. On the clock of the place of the purchase. */
  weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7).optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  until: z.iso.datetime({ offset: true }).optional(),
})

/** Names a rule in awards and reports. */
export const Code = z
  .string()
  .regex(/^[a-z0-9-]{1,60}$/, "must be small letters, digits and hyphens")
