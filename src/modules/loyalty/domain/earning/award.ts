import { type Exclusion, exclusionOf, holdsFor } from "../matching"
import type { LoyaltyRules, MultiplierRule } from "../rules"
import { splitByWeight } from "../split"
import type { CampaignRule } from "./campaign-rules"
import { campaignsFor } from "./campaigns"
import type { Purchase, PurchaseLine } from "./purchase"

/** The rule that made a line's points, as it was then; kept with the award. */
export type AwardReason = {
  /** What counted, minor units. */
  amount: number
  currency_code: string
  points: number
  per: number
  /** 100: as the rate says. */
  percent: number
  multipliers: string[]
  /** The member's tier, when it gave more. */
  tier: string | null
  campaigns: string[]
  /** Points of campaigns on top of what the rate gives. */
  extra: number
  excluded: Exclusion | null
}

export type LineAward = { line_id: string; points: number; line_value: number; reason: AwardReason }
export type Award = { points: number; lines: LineAward[] }

/** A unit in what lines are measured by: goods sold by length come back in parts of a unit too. */
export const UNIT = 1_000

/** How much of a line a quantity is. */
export const valueOfUnits = (quantity: number): number => Math.round(quantity * UNIT)

/**
 * The points a purchase earns. Lines are added up exactly and rounded down once, so small lines are not lost; then
 * each gets its part (`splitByWeight`), which a return of it takes back. What campaigns give by the unit comes on top of
 * a line's part. Shipping is no line and earns nothing.
 */
export function awardFor(rules: LoyaltyRules, purchase: Purchase): Award {
  const rate = rules.earning.rates[purchase.currency_code]
  const reasons = purchase.lines.map((line) => reasonFor(rules, purchase, line))
  const weights = reasons.map(({ amount, percent }) => BigInt(amount) * BigInt(percent))
  const sum = weights.reduce((total, weight) => total + weight, 0n)
  const points = rate ? Number((sum * BigInt(rate.points)) / (BigInt(rate.per) * 100n)) : 0
  const parts = splitByWeight(points, weights)
  return {
    points: reasons.reduce((total, { extra }) => total + extra, points),
    lines: purchase.lines.map((line, index) => ({
      line_id: line.id,
      points: parts[index]! + reasons[index]!.extra,
      line_value: Math.max(1, valueOfUnits(line.quantity)),
      reason: reasons[index]!,
    })),
  }
}

function reasonFor(rules: LoyaltyRules, purchase: Purchase, line: PurchaseLine): AwardReason {
  const { currency_code } = purchase
  const { rates, exclude, amount: basis, multipliers } = rules.earning
  const rate = rates[currency_code] ?? { points: 0, per: 1 }
  const excluded = exclusionOf(exclude, line)
  const paid = Math.max(0, basis === "with_tax" ? line.with_tax : line.without_tax)
  const amount = excluded ? 0 : paid
  const winners = bestOfGroups(
    multipliers.filter(({ when }) => holdsFor(when, purchase, line, rules.time_zone))
  )
  const level = rules.tiers?.levels.find(
    ({ code, percent }) => code === purchase.tier && percent > 100
  )
  const campaigns = campaignsFor(rules, purchase, line)
  return {
    amount,
    currency_code,
    ...rate,
    percent: percentOf([...winners, ...(level ? [level] : []), ...campaigns]),
    multipliers: winners.map(({ code }) => code),
    tier: level?.code ?? null,
    campaigns: campaigns.map(({ code }) => code),
    extra: amount === 0 || !rates[currency_code] ? 0 : extraOf(campaigns, line),
    excluded,
  }
}

/** What several rules add to 100 % is added up. */
const percentOf = (rules: readonly { percent: number }[]): number =>
  Math.max(
    0,
    rules.reduce((sum, { percent }) => sum + percent - 100, 100)
  )

const extraOf = (campaigns: readonly CampaignRule[], { quantity }: PurchaseLine): number =>
  campaigns.reduce((sum, { extra_per_unit }) => sum + extra_per_unit, 0) *
  Math.max(0, Math.floor(quantity))

/** Of each group the greatest, of equals the first; those without a group all count. */
function bestOfGroups(multipliers: readonly MultiplierRule[]): MultiplierRule[] {
  const beaten = (each: MultiplierRule, index: number) =>
    multipliers.some(
      (other, place) =>
        other.group === each.group &&
        (other.percent > each.percent || (other.percent === each.percent && place < index))
    )
  return multipliers.filter((each, index) => each.group === undefined || !beaten(each, index))
}
