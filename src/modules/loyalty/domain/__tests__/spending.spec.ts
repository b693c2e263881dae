import fc from "fast-check"
import { clawBack } from "../claw-back"
import { expire } from "../due"
import { at, type Lot } from "../places"
import { restore } from "../restore"
import { spend, usesOf } from "../spend"
import { bookOf, lotOf } from "./books"

const DAY_MS = 86_400_000
const now = (days: number) => new Date(days * DAY_MS)

describe("spending", () => {
  it("takes what expires first, what never expires last, and of equals the older", () => {
    const [never, late, soon, soonToo] = [
      lotOf("a", 5),
      lotOf("b", 5, 9),
      lotOf("c", 5, 3),
      lotOf("d", 5, 3),
    ]
    const book = bookOf([never, 5], [late, 5], [soon, 5], [soonToo, 5])
    expect(spend(book, at("held", "h"), 13)).toBe(13)
    expect([soon, soonToo, late, never].map((lot) => lot.available)).toEqual([0, 0, 2, 5])
    expect(spend(book, at("held", "h"), 99)).toBe(7)
  })

  it("leaves no more to expire than any other order would", () => {
    const story = fc.record({
      lots: fc.array(
        fc.record({
          points: fc.integer({ min: 1, max: 9 }),
          expires: fc.option(fc.integer({ min: 1, max: 9 })),
        }),
        { minLength: 1, maxLength: 5 }
      ),
      points: fc.nat(30),
      day: fc.integer({ min: 1, max: 10 }),
      picks: fc.array(fc.nat(4), { minLength: 200, maxLength: 200 }),
    })
    fc.assert(
      fc.property(story, ({ lots, points, day, picks }) => {
        const given = lots.map((terms, n): [Lot, number] => [
          lotOf(`lot${n}`, terms.points, terms.expires),
          terms.points,
        ])
        const left = lots.map((terms) => terms.points)
        const book = bookOf(...given)
        let spent = spend(book, at("held", "h"), points)
        for (const pick of picks) {
          const lot = pick % left.length
          if (spent > 0 && left[lot]! > 0) {
            left[lot]!--
            spent--
          }
        }
        fc.pre(spent === 0)
        expire(book, now(day))
        const lapsed = given.reduce((sum, [lot]) => sum + lot.expired, 0)
        const lapsedOtherwise = lots.reduce(
          (sum, { expires }, n) => sum + (expires !== null && expires <= day ? left[n]! : 0),
          0
        )
        expect(lapsed).toBeLessThanOrEqual(lapsedOtherwise)
      }),
      { numRuns: 500 }
    )
  })
})

describe("taking back", () => {
  it("costs nothing for points that have expired", () => {
    const lot = lotOf("a", 10, 1)
    const book = bookOf([lot, 10])
    expire(book, now(2))
    clawBack(book, lot, 10, 0)
    expect(book.account.balances).toMatchObject({ available: 0, debt: 0 })
    expect(lot).toMatchObject({ expired: 0, clawed_back: 10 })
  })

  it("lets other points step in for those in use, of the latest use first", () => {
    const [coat, scarf] = [lotOf("a", 10, 1), lotOf("b", 10, 2)]
    const book = bookOf([coat, 10], [scarf, 10])
    spend(book, at("held", "h1"), 6)
    spend(book, at("held", "h2"), 4)
    clawBack(book, coat, 5, 0)
    expect(usesOf(book, at("held", "h1")).map(({ lot, amount }) => [lot.id, amount])).toEqual([
      ["a", 5],
      ["b", 1],
    ])
    expect(usesOf(book, at("held", "h2")).map(({ lot, amount }) => [lot.id, amount])).toEqual([
      ["b", 4],
    ])
    expect(book.account.balances).toMatchObject({ available: 5, held: 10, debt: 0 })
  })

  it("ends as if the line had never been bought, whatever was spent before or after", () => {
    const story = fc.record({
      coat: fc.record({
        points: fc.integer({ min: 1, max: 20 }),
        expires: fc.integer({ min: 1, max: 9 }),
      }),
      others: fc.array(
        fc.record({
          points: fc.integer({ min: 1, max: 20 }),
          expires: fc.integer({ min: 1, max: 9 }),
        }),
        { minLength: 1, maxLength: 4 }
      ),
      burns: fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 4 }),
      pieces: fc.array(fc.nat(9), { maxLength: 4 }),
    })
    fc.assert(
      fc.property(story, ({ coat, others, burns, pieces }) => {
        const fresh = () =>
          others.map(({ points, expires }, n): [Lot, number] => [
            lotOf(`lot${n}`, points, expires),
            points,
          ])
        const bought = lotOf("lotx", 9, coat.expires)
        bought.line_value = 9
        const [real, never] = [fresh(), fresh()]
        const [withCoat, without] = [bookOf(...real, [bought, coat.points]), bookOf(...never)]
        for (const [n, points] of burns.entries()) {
          if (without.account.balances.available >= points) {
            spend(withCoat, at("redeemed", `h${n}`), points)
            spend(without, at("redeemed", `h${n}`), points)
          }
        }
        let left = 9
        for (const piece of [...pieces, 9]) {
          const part = Math.min(left, piece)
          clawBack(withCoat, bought, part, 1_000)
          left -= part
        }
        expect(withCoat.account.balances).toEqual(without.account.balances)
        expect(real.map(([lot]) => lot.available)).toEqual(never.map(([lot]) => lot.available))
        expect(bought).toMatchObject({ available: 0, clawed_back: coat.points, owed: 0 })
      }),
      { numRuns: 2_000 }
    )
  })
})

describe("giving back", () => {
  it("goes to the lots the points came from, the last to be spent first, with their dates", () => {
    const [soon, late] = [lotOf("a", 5, 1), lotOf("b", 5, 9)]
    const book = bookOf([soon, 5], [late, 5])
    spend(book, at("redeemed", "h"), 8)
    restore(book, "h", 4, { now: now(2), graceEnds: now(5) })
    expect([soon.available, late.available]).toEqual([1, 5])
    expect([soon.expires_at, late.expires_at]).toEqual([now(5), now(9)])
  })
})
