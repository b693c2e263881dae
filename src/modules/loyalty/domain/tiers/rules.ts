import { z } from "@medusajs/framework/zod"
import { Code, CurrencyCode, Minor, Whole } from "../rule-parts"

const Level = z.strictObject({
  code: Code,
  /** As shoppers read it. */
  name: z.string().trim().min(1).max(60),
  /** What she must have bought within the period, minor units or points. */
  from: Minor.min(1),
  /** 120 gives a fifth more points for what she buys; adds up with multipliers. */
  percent: Whole.min(100).max(10_000).default(100),
  /** Whether she sees new goods before others; the shop's storefront and letters act on it. */
  early_access: z.boolean().default(false),
  /** Days her pickups may wait longer. */
  extra_pickup_days: Whole.max(60).default(0),
})

type Levels = readonly { code: string; from: number }[]

const ascend = (levels: Levels): boolean =>
  levels.every(({ from }, index) => index === 0 || from > levels[index - 1]!.from)

const differ = (levels: Levels): boolean =>
  new Set(levels.map(({ code }) => code)).size === levels.length

/** Steps a member climbs by what she has bought lately, and what each of them gives. */
export const TierRules = z
  .strictObject({
    /** What counts: what was paid for goods that earn, in one currency, or the points they gave. */
    basis: z.enum(["spend", "points"]).default("spend"),
    /** Of spend; purchases in another currency do not count. */
    currency_code: CurrencyCode.optional(),
    /** Months a purchase counts. */
    period_months: Whole.min(1).max(60).default(12),
    /** Days she keeps a tier she no longer reaches, before she goes down by one step. */
    grace_days: Whole.max(366).default(30),
    /** So many days before she goes down she is told. */
    notice_days: Whole.max(366).default(14),
    /** From the lowest to the highest. */
    levels: z
      .array(Level)
      .min(1)
      .max(20)
      .refine(ascend, "each level begins above the one before it")
      .refine(differ, "each level has a code of its own"),
  })
  .refine(({ basis, currency_code }) => basis === "points" || currency_code !== undefined, {
    path: ["currency_code"],
    message: "names the currency whose spend counts",
  })

export type TierRules = z.infer<typeof TierRules>
export type TierLevel = TierRules["levels"][number]
