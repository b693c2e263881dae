import fc from "fast-check"
import { cumulativeShare } from "../cumulative-share"

const BIG = 1_000_000_000_000

describe("the share of a part of a line", () => {
  it("is rounded down, and exact beyond what a double can multiply", () => {
    expect(cumulativeShare(10, 1, 3)).toBe(3)
    expect(cumulativeShare(10, 3, 3)).toBe(10)
    // A double makes a whole hundred million of it.
    expect(cumulativeShare(100_000_001, 99_999_999, 100_000_000)).toBe(99_999_999)
    expect(cumulativeShare(BIG, BIG - 1, BIG)).toBe(BIG - 1)
    expect(cumulativeShare(BIG - 1, BIG - 1, BIG)).toBe(BIG - 2)
  })

  it("adds up to the line, and never goes back, however the line is cut", () => {
    const cuts = fc
      .record({ points: fc.nat(BIG), whole: fc.integer({ min: 1, max: BIG }) })
      .chain(({ points, whole }) =>
        fc.tuple(fc.constant(points), fc.constant(whole), fc.array(fc.nat(whole), { maxLength: 8 }))
      )
    fc.assert(
      fc.property(cuts, ([points, whole, parts]) => {
        const stops = [0, ...parts.sort((a, b) => a - b), whole]
        const shares = stops.map((stop) => cumulativeShare(points, stop, whole))
        const pieces = shares.slice(1).map((share, index) => share - shares[index]!)
        expect(Math.min(...pieces)).toBeGreaterThanOrEqual(0)
        expect(pieces.reduce((sum, piece) => sum + piece, 0)).toBe(points)
      }),
      { numRuns: 2_000 }
    )
  })
})
