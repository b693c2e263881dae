import fc from "fast-check"
import { bookingsOf, newlyGoverning } from "../bookings"
import { isBefore } from "../counts"
import { arrivalsOf, levelOf, storyOfOneLevel, type TestChange, type TestFact } from "./facts"

const OPENING = 10

const changesAmong = (facts: readonly TestFact[]) => facts.filter((fact) => fact.kind === "change")
const countsAmong = (facts: readonly TestFact[]) => facts.filter((fact) => fact.kind === "count")
const unitsOf = (changes: readonly TestChange[]) =>
  changes.reduce((sum, { quantity }) => sum + quantity, 0)

/** Books the batches one after the other, as the gateway does on its tables. */
function book(batches: readonly TestFact[][]): number {
  let stocked = OPENING
  const arrived: TestFact[] = []
  for (const batch of batches) {
    const facts = { changes: changesAmong(batch), counts: countsAmong(batch) }
    const known = { stocked, counts: countsAmong(arrived) }
    const count = newlyGoverning(known.counts, facts.counts)
    const earlier = changesAmong(arrived).filter((change) => count && !isBefore(change, count))
    for (const { units } of bookingsOf(known, facts, unitsOf(earlier))) {
      stocked += units
    }
    arrived.push(...batch)
  }
  return stocked
}

describe("bookings of facts", () => {
  it("end with the level the facts define, in whatever order and batches they arrive", () => {
    fc.assert(
      fc.property(
        storyOfOneLevel.chain((story) => fc.tuple(fc.constant(story), arrivalsOf(story))),
        ([story, batches]) => {
          expect(book(batches)).toBe(levelOf(OPENING, story))
        }
      ),
      { numRuns: 5_000 }
    )
  })

  const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 10, minute))
  const sale = (seq: number, minute: number, device_id = "a"): TestChange => ({
    kind: "change",
    device_id,
    epoch: 1,
    seq,
    occurred_at: at(minute),
    quantity: -1,
    reason: "sold",
  })
  const count = (seq: number, minute: number, quantity: number, device_id = "a") => ({
    kind: "count" as const,
    device_id,
    epoch: 1,
    seq,
    occurred_at: at(minute),
    quantity,
  })
  const words = (bookings: { units: number; reason: string }[]) =>
    bookings.map(({ units, reason }) => `${reason} ${units}`)

  it("write a late sale down, and beside it that the count had seen it", () => {
    const level = { stocked: 5, counts: [count(2, 2, 5)] }
    expect(words(bookingsOf(level, { changes: [sale(1, 1)], counts: [] }, 0))).toEqual([
      "sold -1",
      "count_correction 1",
    ])
  })

  it("let a sale after the count take its unit off", () => {
    const level = { stocked: 5, counts: [count(2, 2, 5)] }
    expect(words(bookingsOf(level, { changes: [sale(3, 3)], counts: [] }, 0))).toEqual(["sold -1"])
  })

  it("write a count down even when it finds what was expected", () => {
    const facts = { changes: [], counts: [count(1, 1, 5)] }
    expect(words(bookingsOf({ stocked: 5, counts: [] }, facts, 0))).toEqual(["counted 0"])
  })

  it("fall back to another till's count when a till takes its own back", () => {
    const level = { stocked: 9, counts: [count(4, 10, 7, "a"), count(1, 20, 9, "b")] }
    const facts = { changes: [], counts: [count(2, 5, 8, "b")] }
    expect(words(bookingsOf(level, facts, 0))).toEqual(["counted -2"])
  })
})
