import { instantOf, localDay } from "../../../core/zone"
import { conditionRefusal, type SaidOfUnit } from "./condition"
import type { Channel, GoodsRule, RefusalCode, ReturnRules } from "./policy-rules"

/** What rules ask about a unit's goods. */
export type ReturnedGoods = {
  product_id: string | null
  /** The categories of the product and all above them. */
  category_ids: readonly string[]
  tag_ids: readonly string[]
}

export type HandedOver = {
  at: Date
  /** Of the place it was handed over in, whose date the receipt has; null: the place is not known. */
  time_zone: string | null
}

export type UnitFacts = SaidOfUnit & {
  line_id: string
  place: number
  /** What it is worth; minor units. */
  amount: number
  goods: ReturnedGoods
  /** null: under way still, so no window has begun. */
  handed_over: HandedOver | null
}

/** What a person brought back within the days a limit looks at. */
export type BroughtBack = { units: number; amount: number }

export type ReturnFacts = {
  now: Date
  channel: Channel
  currency_code: string
  /** Of the store that receives the goods; null: they come by post. */
  time_zone: string | null
  receipt_shown: boolean
  units: readonly UnitFacts[]
  /** null: nobody knows who returns. */
  brought_back: BroughtBack | null
}

export type Refusal = { code: RefusalCode; params: Readonly<Record<string, string | number>> }

export type AssessedUnit = {
  line_id: string
  place: number
  /** The last moment; null: no window has begun. */
  returnable_until: Date | null
  refusals: readonly Refusal[]
}

/**
 * Which units the rules let come back. A window ends with the last minute of its last day on the clock of the store
 * that receives the goods; its days are counted from the date the shopper got them, as the place of it tells dates.
 */
export function assessReturn(rules: ReturnRules, facts: ReturnFacts): AssessedUnit[] {
  return facts.units.map((unit, index) => {
    const days = windowDays(rules, facts.channel, unit.goods)
    const until = unit.handed_over && windowEnd(unit.handed_over, days, zoneOf(rules, facts))
    const refusals: (Refusal | null)[] = [
      until && facts.now > until
        ? { code: "outside_window", params: { days, until: until.toISOString() } }
        : null,
      hasGoods(rules.excluded, unit.goods) ? { code: "excluded_goods", params: {} } : null,
      conditionRefusal(rules, unit),
      rules.receipt_required[facts.channel] && !facts.receipt_shown
        ? { code: "receipt_required", params: {} }
        : null,
      overLimit(rules, facts, index),
    ]
    return {
      ...{ line_id: unit.line_id, place: unit.place, returnable_until: until },
      refusals: refusals.filter((each) => each !== null),
    }
  })
}

/**
 * Rules that were in force at the purchase were promised to the shopper; later ones count where they are kinder. Units
 * are the same in both.
 */
export function kinderOf(
  promised: readonly AssessedUnit[],
  now: readonly AssessedUnit[]
): AssessedUnit[] {
  return now.map((unit, index) => {
    const other = promised[index]!
    const kinder = laterOf(other, unit)
    const stands = ({ code }: Refusal): boolean =>
      [unit, other].every(({ refusals }) => refusals.some((each) => each.code === code))
    return {
      ...unit,
      returnable_until: kinder.returnable_until,
      refusals: [
        ...kinder.refusals.filter((each) => each.code !== "limit_reached" && stands(each)),
        // A limit was never promised.
        ...unit.refusals.filter(({ code }) => code === "limit_reached"),
      ],
    }
  })
}

const laterOf = (one: AssessedUnit, other: AssessedUnit): AssessedUnit =>
  one.returnable_until && other.returnable_until && one.returnable_until > other.returnable_until
    ? one
    : other

/** The last millisecond of the window's last day. */
export function windowEnd(
  { at, time_zone }: HandedOver,
  days: number,
  receivingZone: string
): Date {
  const from = localDay(time_zone ?? receivingZone, at.getTime())
  return new Date(instantOf(receivingZone, from + days + 1, 0) - 1)
}

/** @returns days after the day the unit was handed over */
export function windowDays(
  { windows }: ReturnRules,
  channel: Channel,
  goods: ReturnedGoods
): number {
  const exception = windows.exceptions.find(
    (each) => (each.channel ?? channel) === channel && hasGoods(each.goods, goods)
  )
  return exception?.days ?? windows[channel]
}

export const hasGoods = (rule: GoodsRule, goods: ReturnedGoods): boolean =>
  (goods.product_id !== null && rule.product_ids.includes(goods.product_id)) ||
  rule.category_ids.some((id) => goods.category_ids.includes(id)) ||
  rule.tag_ids.some((id) => goods.tag_ids.includes(id))

const zoneOf = (rules: ReturnRules, { time_zone }: ReturnFacts): string =>
  time_zone ?? rules.time_zone

/** Units of one visit are counted in their order: those within the limit pass. */
function overLimit(
  { limits }: ReturnRules,
  { brought_back, currency_code, units: all }: ReturnFacts,
  index: number
): Refusal | null {
  if (!limits || !brought_back) {
    return null
  }
  const units = brought_back.units + index + 1
  const amount = all
    .slice(0, index + 1)
    .reduce((sum, unit) => sum + unit.amount, brought_back.amount)
  const most = limits.amounts[currency_code] ?? Infinity
  const { days } = limits
  if (units > (limits.units ?? Infinity)) {
    return { code: "limit_reached", params: { days, units: limits.units!, counted: units } }
  }
  return amount > most
    ? { code: "limit_reached", params: { days, amount: most, counted: amount } }
    : null
}
