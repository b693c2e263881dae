import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { toMinor } from "../../../core/money"

export type LineMoneyGraph = {
  total: BigNumberInput
  tax_total: BigNumberInput
  adjustments?: ({ code: string | null; amount: BigNumberInput } | null)[]
}

export type LineMoney = {
  /** Minor units after every discount. */
  with_tax: number
  without_tax: number
  /** What discounts of points take off, with tax; by code. Medusa's own fractions, which only add up. */
  points: ReadonlyMap<string, BigNumberInput>
}

const POINTS_CODE = /^LOY-/

/** A discount of points includes tax, so its amount is what the shopper saves. */
export function lineMoney(item: LineMoneyGraph, currencyCode: string): LineMoney {
  const points = new Map<string, BigNumberInput>()
  for (const adjustment of item.adjustments ?? []) {
    const code = adjustment?.code
    if (code && POINTS_CODE.test(code)) {
      points.set(code, MathBN.add(points.get(code) ?? 0, adjustment.amount))
    }
  }
  return {
    with_tax: toMinor(item.total, currencyCode),
    without_tax: toMinor(MathBN.sub(item.total, item.tax_total), currencyCode),
    points,
  }
}

/** What a discount takes off several lines, minor units. */
export function discountOf(
  lines: readonly { money: LineMoney }[],
  code: string,
  currencyCode: string
): number {
  const sum = lines.reduce<BigNumberInput>(
    (total, { money }) => MathBN.add(total, money.points.get(code) ?? 0),
    0
  )
  return toMinor(sum, currencyCode)
}
