import fc from "fast-check"
import { orderValue, valueOfUnitsCollected, valueOfUnitsGivenBack } from "../value-kept"

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
