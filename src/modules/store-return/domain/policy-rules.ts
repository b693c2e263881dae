import { z } from "@medusajs/framework/zod"
import { isTimeZone } from "../../../core/zone"
import type { ReturnGrade } from "../types"

/** What a shop decides about returns. Amounts are integer minor units of their currency. */

const Ids = z.array(z.string().min(1).max(100)).max(500).default([])
const Days = z.number().int().min(0).max(3650)
const Minor = z.number().int().min(0).max(1_000_000_000_000)
const Currency = z.string().regex(/^[a-z]{3}$/, "must be a currency in small letters, such as rub")
const Amounts = z.record(Currency, Minor)

/** Goods, by what they are: one list is enough, and of a list one. */
const Goods = z.strictObject({
  product_ids: Ids,
  /** With everything below these categories. */
  category_ids: Ids,
  tag_ids: Ids,
})

export const CHANNELS = ["online", "store"] as const

const Windows = z.strictObject({
  /** Days after collection or delivery of what was bought online; the day itself is not counted. */
  online: Days.default(7),
  /** Days after the sale at a till. */
  store: Days.default(14),
  /** For some goods; the first that names a unit counts. */
  exceptions: z
    .array(
      z.strictObject({
        goods: Goods,
        /** Absent: both. */
        channel: z.enum(CHANNELS).optional(),
        days: Days,
      })
    )
    .max(100)
    .default([]),
})

const Fee = z.strictObject({
  /** For each return; in a currency that is not here nothing. */
  amounts: Amounts.default({}),
  /** Of what goes back, rounded down. */
  percent: z.number().int().min(0).max(100).default(0),
})

/** What is done about discounts that do not hold any more. */
export const LAPSED_DISCOUNTS = ["left", "kept_back"] as const

/** Who may let a unit in all the same; `nobody`: none may. */
export const OVERRIDERS = ["associate", "manager", "admin", "nobody"] as const
const Overrider = z.enum(OVERRIDERS).default("manager")

export const REFUND_KINDS = ["same", "cash", "card", "store_credit"] as const
/** States of a unit that a policy may refuse. */
export const REFUSABLE_GRADES = ["refurbish", "damaged"] as const satisfies ReturnGrade[]

/** The first is taken unless the shopper asks for another. */
const RefundKinds = z.array(z.enum(REFUND_KINDS)).min(1).max(REFUND_KINDS.length)

/** The defaults are meant for Russia: 7 days after a distance sale, 14 after one in a store. A lawyer confirms them. */
export const ReturnRules = z.strictObject({
  /** The clock of returns that no store receives. */
  time_zone: z
    .string()
    .max(100)
    .refine(isTimeZone, "must be a time zone such as Europe/Moscow")
    .default("Europe/Moscow"),
  windows: Windows.prefault({}),
  /** What never comes back. */
  excluded: Goods.prefault({}),
  /** States in which units do not come back, but for those that come for their quality. */
  refused_grades: z.array(z.enum(REFUSABLE_GRADES)).max(REFUSABLE_GRADES.length).default([]),
  receipt_required: z
    .strictObject({ online: z.boolean().default(false), store: z.boolean().default(false) })
    .prefault({}),
  /** By the way the goods come back. */
  fees: z.strictObject({ store: Fee.prefault({}), post: Fee.prefault({}) }).prefault({}),
  /**
   * What becomes of a discount whose terms what the shopper keeps does not meet: it is left to her, or what it took off
   * that is kept back of the refund until that comes back too.
   */
  lapsed_discounts: z.enum(LAPSED_DISCOUNTS).default("left"),
  /** Who may let in what these rules refuse, by the refusal. */
  overrides: z
    .strictObject({
      outside_window: Overrider,
      excluded_goods: Overrider,
      condition: Overrider,
      receipt_required: Overrider,
      limit_reached: Overrider,
      blind_item_limit: Overrider,
      blind_person_limit: Overrider,
    })
    .prefault({}),
  /** What a payment may go back as, by its provider (`pp_stripe_stripe`) or kind of tender (`cash`); `same` if not here. */
  refund_to: z.record(z.string().min(1).max(100), RefundKinds).default({}),
  /** What one person may return in so many days before somebody is asked; null: no end. */
  limits: z
    .strictObject({
      days: Days.min(1).default(90),
      units: z.number().int().min(1).max(100_000).nullable().default(null),
      amounts: Amounts.default({}),
    })
    .nullable()
    .default(null),
  /** Without a receipt. */
  blind: z
    .strictObject({
      enabled: z.boolean().default(true),
      /** The lowest price paid in these last days counts. */
      price_days: Days.min(1).max(365).default(30),
      /** The most for one unit; in a currency that is not here nothing is taken. */
      item_amounts: Amounts.default({ rub: 15_000_00 }),
      person: z
        .strictObject({
          days: Days.min(1).default(90),
          units: z.number().int().min(1).max(100_000).default(3),
          amounts: Amounts.default({ rub: 30_000_00 }),
        })
        .prefault({}),
    })
    .prefault({}),
})

export type ReturnRules = z.infer<typeof ReturnRules>
export type Channel = (typeof CHANNELS)[number]
export type Overrider = (typeof OVERRIDERS)[number]
export type RefundKind = (typeof REFUND_KINDS)[number]
export type GoodsRule = z.infer<typeof Goods>
export type RefusalCode = keyof ReturnRules["overrides"]

/** What holds where nobody has published a policy. */
export const DEFAULT_RULES: ReturnRules = ReturnRules.parse({})
