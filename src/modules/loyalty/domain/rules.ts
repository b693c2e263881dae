import { z } from "@medusajs/framework/zod"
import { SECOND_PERSON_ABOVE } from "./adjustments"
import { BonusRules } from "./bonuses/rules"
import { Campaigns } from "./earning/campaign-rules"
import {
  Code,
  Condition,
  CurrencyCode,
  Exclusions,
  type Goods,
  MAX_MINOR,
  Minor,
  TimeZone,
  Whole,
} from "./rule-parts"
import { TierRules } from "./tiers/rules"

const Multiplier = z.strictObject({
  code: Code,
  /** 200 doubles the points of a line. */
  percent: Whole.max(10_000),
  /** Of one group only the greatest counts; those of different groups, or of none, add what they add to 100. */
  group: z.string().min(1).max(60).optional(),
  when: Condition.prefault({}),
})

/** How points of a programme are earned and spent. Amounts are integer minor units of their currency. */
export const LoyaltyRules = z.strictObject({
  /** Weekdays of purchases in no store are told by this clock, and so are the months of the books. */
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
    campaigns: Campaigns.default([]),
  }),
  /** Steps of membership; null: none. */
  tiers: TierRules.nullable().default(null),
  bonuses: BonusRules.prefault({}),
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
  adjustments: z
    .strictObject({
      /** Points one person may move by hand on one account in 24 hours; more needs a second person. */
      second_person_above: Whole.max(1_000_000_000).default(SECOND_PERSON_ABOVE),
    })
    .prefault({}),
})

export type LoyaltyRules = z.infer<typeof LoyaltyRules>
export type EarningRules = LoyaltyRules["earning"]
export type SpendingRules = LoyaltyRules["spending"]
export type GoodsRule = z.infer<typeof Goods>
export type ExclusionRules = z.infer<typeof Exclusions>
export type ConditionRule = z.infer<typeof Condition>
export type MultiplierRule = EarningRules["multipliers"][number]
