import { z } from "@medusajs/framework/zod"
import { CurrencyCode, Minor, Whole } from "../rule-parts"

const Points = Whole.min(1).max(1_000_000)
/** Days its points live after they vest; unless said, as many as others do. */
const LifeDays = Whole.min(1).max(3650).optional()
/** What must be kept of the purchase, in goods that earn; a currency that is not here needs any at all. */
const MinAmount = z.record(CurrencyCode, Minor.min(1)).default({})

const Bonus = z.strictObject({ points: Points, life_days: LifeDays })
const PurchaseBonus = Bonus.extend({ min_amount: MinAmount })

/** Points for an occasion; one that is not named is not given. */
export const BonusRules = z.strictObject({
  /** Once, for joining. */
  sign_up: Bonus.optional(),
  /** Once a year, on the day. */
  birthday: Bonus.optional(),
  /** For the first purchase in the web shop, and in a store. */
  first_online: PurchaseBonus.optional(),
  first_store: PurchaseBonus.optional(),
  /** For a review the shop has accepted. */
  review: Bonus.extend({
    /** No more than so many in thirty days. */
    most_in_30_days: Whole.min(1).max(1_000).default(5),
  }).optional(),
  /** For the member who brought another, and for that other, when she has bought for the first time. */
  referral: z
    .strictObject({
      referrer_points: Points,
      referred_points: Points,
      life_days: LifeDays,
      min_amount: MinAmount,
      /** One member is rewarded for so many others within a period. */
      most: Whole.min(1).max(10_000).default(10),
      period_days: Whole.min(1).max(3650).default(365),
    })
    .optional(),
})

export type BonusRules = z.infer<typeof BonusRules>

/** Why a bonus is given: also the reason of its postings. */
export const BONUS_KINDS = [
  "sign_up",
  "birthday",
  "first_online",
  "first_store",
  "review",
  "referrer",
  "referred",
] as const

export type BonusKind = (typeof BONUS_KINDS)[number]
