import type { BigNumberInput } from "@medusajs/framework/types"
import { decorateCartTotals, MathBN } from "@medusajs/framework/utils"
import { toMinor } from "../../../core/money"
import type { KeptUnits } from "./quote"

/** A rule of Medusa's promotions. */
export type PromotionRule = { attribute: string; operator: string; values: readonly string[] }

/** What a promotion asks of the goods it is given for. */
export type PromotionTerms = {
  id: string
  rules: readonly PromotionRule[]
  /** Of "buy so many of these"; null: it is no such promotion. */
  buy: { rules: readonly PromotionRule[]; quantity: number } | null
}

/** A line of an order as Medusa has it: amounts in its own units, adjustments for the whole line. */
export type DiscountedLine = {
  id: string
  quantity: number
  unit_price: BigNumberInput
  is_tax_inclusive: boolean
  tax_rates: readonly number[]
  adjustments: readonly {
    promotion_id: string | null
    amount: BigNumberInput
    is_tax_inclusive: boolean
  }[]
  /** What rules on items ask, by attribute, such as `items.product.id`. */
  attributes: Readonly<Record<string, readonly string[]>>
}

export type Shipping = {
  amount: BigNumberInput
  is_tax_inclusive: boolean
  tax_rates: readonly number[]
}

export type DiscountedOrder = {
  currency_code: string
  lines: readonly DiscountedLine[]
  shipping: readonly Shipping[]
}

type Kept = ReadonlyMap<string, number>

/** What is kept, and goods that are taken in exchange: what each costs, tax in, in minor units. */
export type WhatIsKept = KeptUnits & { taken?: readonly number[] }

/** Sums of a basket that Medusa lets a promotion's rule ask for. */
const SUMS = [
  "subtotal",
  "total",
  "item_subtotal",
  "item_total",
  "original_subtotal",
  "original_total",
  "original_item_subtotal",
  "original_item_total",
] as const
type Sum = (typeof SUMS)[number]

const isSum = (attribute: string): attribute is Sum => SUMS.includes(attribute as Sum)

/**
 * What discounts take off goods that are kept and would not have got them alone, tax in, in minor units: of promotions from a
 * sum of the basket on, and of "buy so many, get one". What she never got counts for the terms: that it is missing is not hers
 * to answer for. A promotion whose terms cannot be read from the order, because they are others or have changed since, holds.
 */
export function lapsedDiscount(
  order: DiscountedOrder,
  promotions: readonly PromotionTerms[],
  kept: WhatIsKept
): number {
  const all = new Map(order.lines.map(({ id, quantity }) => [id, quantity]))
  const lapsed = promotions.filter(
    (promotion) =>
      holds(order, promotion, { units: all, given_up: new Map() }) && !holds(order, promotion, kept)
  )
  const ids = new Set(lapsed.map(({ id }) => id))
  const costs = (without: ReadonlySet<string>): BigNumberInput =>
    totalsOf(order, kept.units, without).item_total
  const more = MathBN.sub(costs(ids), costs(new Set()))
  return toMinor(more, order.currency_code)
}

function holds(order: DiscountedOrder, promotion: PromotionTerms, kept: WhatIsKept): boolean {
  const sums = promotion.rules.filter(
    ({ attribute, operator }) => isSum(attribute) && operator.startsWith("gt")
  )
  return (
    (sums.length === 0 || reaches(order, promotion, sums, kept)) && isBought(order, promotion, kept)
  )
}

/** Whether the basket comes to what the rules ask, without the discount in question, as before it was given. */
function reaches(
  order: DiscountedOrder,
  { id }: PromotionTerms,
  rules: readonly PromotionRule[],
  kept: WhatIsKept
): boolean {
  const { taken = [] } = kept
  const totals = totalsOf(order, countedFor(kept), new Set([id]))
  const more = taken.reduce((sum, amount) => sum + amount, 0)
  return rules.every(({ attribute, operator, values }) => {
    const sum = toMinor(totals[attribute as Sum], order.currency_code) + more
    return values.some((value) => {
      const asked = toMinor(value, order.currency_code)
      return operator === "gt" ? sum > asked : sum >= asked
    })
  })
}

/** Units by line that count for the terms: what she never got is no fault of hers. */
const countedFor = ({ units, given_up }: WhatIsKept): Kept =>
  new Map([...units].map(([id, count]) => [id, count + (given_up.get(id) ?? 0)]))

/**
 * Whether enough is kept of what had to be bought, beside the units that it made cheaper. In an exchange it is: nobody knows
 * yet what the new goods are to the promotion.
 */
function isBought(
  { lines }: DiscountedOrder,
  { id, buy }: PromotionTerms,
  kept: WhatIsKept
): boolean {
  if (
    !buy ||
    kept.taken ||
    buy.rules.some(({ attribute }) => lines.some(({ attributes }) => !(attribute in attributes)))
  ) {
    return true
  }
  const counted = countedFor(kept)
  const bought = lines
    .filter((line) => buy.rules.every((rule) => isOf(line, rule)))
    .map((line) => Math.max(0, (counted.get(line.id) ?? 0) - cheapened(line, id)))
  return bought.reduce((sum, count) => sum + count, 0) >= buy.quantity
}

/** Units of a line that a promotion made cheaper: those whose price it took off, and one at least. */
function cheapened(
  { adjustments, unit_price, quantity }: DiscountedLine,
  promotionId: string
): number {
  const off = adjustments
    .filter(({ promotion_id }) => promotion_id === promotionId)
    .reduce((sum, { amount }) => sum + Number(amount), 0)
  return off > 0 ? Math.min(quantity, Math.max(1, Math.round(off / Number(unit_price)))) : 0
}

function isOf(
  { attributes }: DiscountedLine,
  { attribute, operator, values }: PromotionRule
): boolean {
  const own = attributes[attribute] ?? []
  const some = own.some((value) => values.includes(value))
  return operator === "ne"
    ? !some
    : operator === "eq"
      ? some && own.every((value) => values.includes(value))
      : some
}

/** As Medusa counts a basket; it writes its figures into what it is given, so that is made anew. */
function totalsOf(
  { lines, shipping, currency_code }: DiscountedOrder,
  kept: Kept,
  without: ReadonlySet<string>
): Record<Sum, BigNumberInput> {
  const taxLines = (rates: readonly number[]) => rates.map((rate) => ({ rate }))
  return decorateCartTotals({
    currency_code,
    items: lines.map(({ id, quantity, unit_price, is_tax_inclusive, tax_rates, adjustments }) => ({
      ...{ id, quantity, unit_price, is_tax_inclusive },
      detail: { return_received_quantity: quantity - (kept.get(id) ?? 0) },
      tax_lines: taxLines(tax_rates),
      adjustments: adjustments
        .filter(({ promotion_id }) => !without.has(promotion_id ?? ""))
        .map(({ amount, is_tax_inclusive: taxIn }) => ({ amount, is_tax_inclusive: taxIn })),
    })),
    shipping_methods: shipping.map(({ amount, is_tax_inclusive, tax_rates }, index) => ({
      ...{ id: String(index), amount, is_tax_inclusive },
      tax_lines: taxLines(tax_rates),
    })),
  } as never) as unknown as Record<Sum, BigNumberInput>
}
