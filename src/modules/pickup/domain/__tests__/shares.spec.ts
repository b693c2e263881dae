import fc from "fast-check"
import { splitByWeight, unitsAmount } from "../shares"
import { orderValue, valueOfUnitsCollected, valueOfUnitsGivenBack } from "../value-kept"

describe("splitting an order's total over its lines", () => {
  it.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [8999, [33.33, 33.33, 33.33], [3000, 3000, 2999]],
    [10, [0, 0], [0, 0]],
    [1, [1, 3], [0, 1]],
    [0, [5, 5], [0, 0]],
  ])("splits %d by %j into %j", (total, weights, parts) => {
    const lines = weights.map((weight, index) => ({ id: String(index), quantity: 1, weight }))
    expect([...splitByWeight(total, lines).values()]).toEqual(parts)
  })

  it("loses and invents nothing, and no part is off by a whole unit", () => {
    const lines = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000 }), lines, (total, weights) => {
        const parts = splitByWeight(
          total,
          weights.map((weight, index) => ({ id: String(index), quantity: 1, weight }))
        )
        const sum = weights.reduce((all, weight) => all + weight, 0)
        expect([...parts.values()].reduce((all, part) => all + part, 0)).toBe(total)
        weights.forEach((weight, index) => {
          expect(Math.abs((parts.get(String(index)) ?? 0) - (total * weight) / sum)).toBeLessThan(1)
        })
      })
    )
  })
})

describe("units of a line", () => {
  it("are worth 29.99, 30.00 and 30.00 when three of 33.33 cost 10 less together", () => {
    const line = { total: 8999, quantity: 3 }
    expect([0, 1, 2].map((before) => unitsAmount(line, before, 1))).toEqual([2999, 3000, 3000])
  })
})

const visits = fc.array(
  fc.record({ line: fc.nat(2), units: fc.integer({ min: 1, max: 5 }), isCollected: fc.boolean() }),
  { maxLength: 30 }
)
const orders = fc.record({
  total: fc.integer({ min: 0, max: 10_000_000 }),
  quantities: fc.tuple(
    fc.integer({ min: 1, max: 9 }),
    fc.integer({ min: 1, max: 9 }),
    fc.integer({ min: 1, max: 9 })
  ),
  weights: fc.tuple(fc.nat(100_000), fc.nat(100_000), fc.integer({ min: 1, max: 100_000 })),
  shipping: fc.nat(1000),
})

describe("money kept and given back", () => {
  it("adds up to the order, in whatever order units are collected and given back", () => {
    fc.assert(
      fc.property(orders, visits, (order, sequence) => {
        const lines = order.quantities.map((quantity, index) => ({
          id: String(index),
          quantity,
          total: order.weights[index]!,
        }))
        const value = orderValue(order.total, lines, order.shipping)
        const collected = lines.map((line) => ({ order_line_item_id: line.id, quantity: 0 }))
        const back = lines.map(() => 0)
        let refunded = 0
        const finish = lines.flatMap((line, index) => [
          { line: index, units: line.quantity, isCollected: false },
        ])
        for (const visit of [...sequence, ...finish]) {
          const left =
            lines[visit.line]!.quantity - collected[visit.line]!.quantity - back[visit.line]!
          const units = Math.min(visit.units, left)
          if (visit.isCollected) {
            collected[visit.line]!.quantity += units
          } else {
            const unit = {
              order_line_item_id: String(visit.line),
              before: back[visit.line]!,
              quantity: units,
            }
            refunded += valueOfUnitsGivenBack(value, [unit])
            back[visit.line]! += units
          }
        }
        const anything = collected.some((line) => line.quantity > 0)
        const kept = valueOfUnitsCollected(value, collected)
        expect(kept + refunded).toBe(anything ? order.total : order.total - value.shipping)
      })
    )
  })
})
