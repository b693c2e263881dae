import { splitByWeight, unitsAmount } from "../../../core/exact-shares"

/** An order's money as its pickup sees it; minor units. */
export type OrderValue = {
  /** What each line is worth in full, by order line id. */
  lines: Map<string, { total: number; quantity: number }>
  /** What collecting costs; due with the first hand-over, given back only with the whole order. */
  shipping: number
}

/** Line weights are totals after discounts with tax, in Medusa's amounts; `total` is in minor units. */
export function orderValue(
  total: number,
  lines: readonly { id: string; quantity: number; total: number }[],
  shippingTotal: number
): OrderValue {
  const shippingKey = ""
  const parts = splitByWeight(total, [
    ...lines.map((line) => ({ id: line.id, quantity: line.quantity, weight: line.total })),
    { id: shippingKey, quantity: 1, weight: shippingTotal },
  ])
  return {
    lines: new Map(
      lines.map((line) => [line.id, { total: parts.get(line.id) ?? 0, quantity: line.quantity }])
    ),
    shipping: parts.get(shippingKey) ?? 0,
  }
}

/**
 * What units given back are worth. They take their line's shares from the front; units collected take theirs
 * from the back: in whatever order both happen, they never count a kopeck twice and leave none over.
 */
export function valueOfUnitsGivenBack(
  value: OrderValue,
  units: readonly { order_line_item_id: string; before: number; quantity: number }[]
): number {
  return units.reduce((sum, unit) => {
    const line = value.lines.get(unit.order_line_item_id)
    return sum + (line ? unitsAmount(line, unit.before, unit.quantity) : 0)
  }, 0)
}

/** What the units collected so far are worth, shipping included once anything is. */
export function valueOfUnitsCollected(
  value: OrderValue,
  collected: readonly { order_line_item_id: string; quantity: number }[]
): number {
  const units = collected.reduce((sum, unit) => {
    const line = value.lines.get(unit.order_line_item_id)
    return sum + (line ? unitsAmount(line, line.quantity - unit.quantity, unit.quantity) : 0)
  }, 0)
  const anything = collected.some((unit) => unit.quantity > 0)
  return units + (anything ? value.shipping : 0)
}
