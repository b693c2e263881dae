import fc from "fast-check"
import { ackedOf, EMPTY_SEQUENCE, see } from "../sequence"

describe("the sequence of a till", () => {
  it("is acknowledged up to the first missing number", () => {
    const sequence = see(EMPTY_SEQUENCE, [1, 2, 5, 6, 9])
    expect(ackedOf(sequence)).toBe(2)
    expect(sequence).toEqual({
      high: 9,
      gaps: [
        { from: 3, to: 4 },
        { from: 7, to: 8 },
      ],
    })
  })

  it("closes a gap from either end and from its middle", () => {
    const sequence = see(EMPTY_SEQUENCE, [1, 10])
    expect(see(sequence, [5]).gaps).toEqual([
      { from: 2, to: 4 },
      { from: 6, to: 9 },
    ])
    expect(ackedOf(see(sequence, [2, 3, 4, 5, 6, 7, 8, 9]))).toBe(10)
  })

  it("forgets nothing and depends on no order, however the numbers come and come again", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 80 }),
        fc.array(fc.nat({ max: 9 }), { maxLength: 20 }),
        (numbers, cuts) => {
          let sequence = EMPTY_SEQUENCE
          let rest = numbers
          for (const cut of cuts) {
            sequence = see(sequence, rest.slice(0, cut))
            rest = rest.slice(cut)
          }
          sequence = see(sequence, rest)
          const seen = new Set(numbers)
          const high = Math.max(0, ...seen)
          const missing = new Set(
            sequence.gaps.flatMap(({ from, to }) =>
              Array.from({ length: to - from + 1 }, (_, step) => from + step)
            )
          )
          expect(sequence.high).toBe(high)
          for (let number = 1; number <= high; number++) {
            expect(missing.has(number)).toBe(!seen.has(number))
          }
        }
      )
    )
  })
})
