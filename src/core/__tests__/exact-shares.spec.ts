import fc from "fast-check"
import { splitByWeight, unitsAmount } from "../exact-shares"

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
