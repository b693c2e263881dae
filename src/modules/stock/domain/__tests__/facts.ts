import fc from "fast-check"
import { type Count, governingCount, isBefore, type Place } from "../counts"

export type TestChange = Place & { kind: "change"; quantity: number; reason: string }
export type TestCount = Count & { kind: "count" }
export type TestFact = TestChange | TestCount

const START = Date.UTC(2026, 2, 1)
const MINUTE_MS = 60_000

/** What a level must be, straight from the definition and with no eye on what arrived when. */
export function levelOf(opening: number, facts: readonly TestFact[]): number {
  const count = governingCount(facts.filter((fact) => fact.kind === "count"))
  const changes = facts
    .filter((fact) => fact.kind === "change")
    .filter((change) => !count || !isBefore(change, count))
  return changes.reduce((level, { quantity }) => level + quantity, count?.quantity ?? opening)
}

const step = fc.record({
  device: fc.constantFrom("a", "b", "c"),
  /** Clocks jump, also back. */
  minutes: fc.integer({ min: -90, max: 120 }),
  begins_anew: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
  counts: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
  quantity: fc.integer({ min: -4, max: 9 }),
})

/** What three tills, each with a clock and an order of its own, said about one level. */
export const storyOfOneLevel = fc.array(step, { minLength: 1, maxLength: 14 }).map((steps) => {
  const clocks = new Map<string, { at: number; epoch: number; seq: number }>()
  return steps.map((each): TestFact => {
    const last = clocks.get(each.device) ?? { at: START, epoch: 1, seq: 0 }
    const anew = each.begins_anew
    const now = {
      at: last.at + each.minutes * MINUTE_MS,
      epoch: last.epoch + (anew ? 1 : 0),
      seq: anew ? 1 : last.seq + 1,
    }
    clocks.set(each.device, now)
    const place = {
      device_id: each.device,
      epoch: now.epoch,
      seq: now.seq,
      occurred_at: new Date(now.at),
    }
    return each.counts
      ? { kind: "count", ...place, quantity: Math.abs(each.quantity) }
      : { kind: "change", ...place, quantity: each.quantity || -1, reason: "sold" }
  })
})

/** The story as it arrives: in any order, cut into any batches. */
export const arrivalsOf = (story: readonly TestFact[]): fc.Arbitrary<TestFact[][]> =>
  fc
    .tuple(
      fc.shuffledSubarray([...story], { minLength: story.length, maxLength: story.length }),
      fc.array(fc.boolean(), { minLength: story.length, maxLength: story.length })
    )
    .map(([facts, cuts]) => {
      const batches: TestFact[][] = [[]]
      facts.forEach((fact, index) => {
        if (cuts[index]) {
          batches.push([])
        }
        batches.at(-1)!.push(fact)
      })
      return batches.filter((batch) => batch.length > 0)
    })
