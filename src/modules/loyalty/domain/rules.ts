import { z } from "@medusajs/framework/zod"

const Ids = z.array(z.string().min(1).max(100)).min(1).max(500).optional()
const Whole = z.number().int().min(0)
const MAX_MINOR = 1_000_000_000_000
const Minor = Whole.max(MAX_MINOR)
const CurrencyCode = z
  .string()
  .regex(/^[a-z]{3}$/, "must be a currency in small letters, such as rub")

const knowsZone = (zone: string): boolean => {
  try {
    return !!new Intl.DateTimeFormat("en", { timeZone: zone })
  } catch {
    return false
  }
}

const TimeZone = z.string().max(100).refine(knowsZone, "must be a time zone such as Europe/Moscow")

/** Goods, by what they are; a list matches when it has one of theirs, and one list is enough. */
const Goods = z.strictObject({
  product_ids: Ids,
  /** With everything below these categories. */
  category_ids: Ids,
  collection_ids: Ids,
  tag_ids: Ids,
})

/** What is kept out of earning or spending. */
const Exclusions = Goods.extend({
  gift_cards: z.boolean().default(true),
  /** Lines sold below their usual price. */
  sale_items: z.boolean().default(false),
})

/** Everything that is named must hold; nothing named holds always. */
const Condition = Goods.extend({
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

const Multiplier = z.strictObject({
  /** Names it in awards and reports. */
  code: z.string().regex(/^[a-z0-9-]{1,60}$/, "must be small letters, digits and hyphens"),
  /** 200 doubles the points of a line. */
  percent: Whole.max(10_000),
  /** Of one group only the greatest counts; those of different groups, or of none, add what they add to 100. */
  group: z.string().min(1).max(60).optional(),
  when: Condition.prefault({}),
})

/** How points of a programme are earned and spent. Amounts are integer minor units of their currency. */
export const LoyaltyRules = z.strictObject({
  /** Weekdays of purchases in no store are told by this clock. */
  time_zone: TimeZone.default("UTC"),
  earning: z.strictObject({
    /** So many points for each whole `per`; a currency that is not here earns nothing. */
    rates: z.record(
      CurrencyCode,
      z.strictObject({ points: Whole.min(1).max(1_000_000), per: Minor.min(1) })
    ),
    /** What counts of a line, after its discounts: with tax or without. */
    amount: z.enum(["with_tax", "without_tax"]).default("with_tax"),
    exclude: Exclusions.prefault({}),
    multipliers: z.array(Multiplier).max(100).default([]),
  }),
  vesting: z
    .strictObject({
      /** Days after collection or delivery of a line, in which it may come back. */
      return_window_days: Whole.max(3650).default(14),
    })
    .prefault({}),
  /** Days points live after they vest; null: for ever. */
  life_days: Whole.min(1).max(3650).nullable().default(365),
  spending: z
    .strictObject({
      /** What one point is worth; a currency that is not here is not paid with points. */
      values: z.record(CurrencyCode, Minor.min(1)).default({}),
      /** Of the lines that may be paid with points, after other discounts. */
      max_share_percent: z.number().int().min(1).max(100).default(100),
      /** What all lines together must come to, after other discounts. */
      min_basket: z.record(CurrencyCode, Minor).default({}),
      /** Points are spent in multiples of it. */
      step: Whole.min(1).max(1_000_000).default(1),
      min_points: Whole.min(1).max(MAX_MINOR).default(1),
      exclude: Exclusions.prefault({}),
    })
    .prefault({}),
})

export type LoyaltyRules = z.infer<typeof LoyaltyRules>
export type EarningRules = LoyaltyRules["earning"]
export type SpendingRules = LoyaltyRules["spending"]
export type GoodsRule = z.infer<typeof Goods>
export type ExclusionRules = z.infer<typeof Exclusions>
export type MultiplierRule = EarningRules["multipliers"][number]
