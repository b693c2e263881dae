import fc from "fast-check"
import { isOpenAt, nextChange, openIntervals } from "../opening-hours"
import { arbitraryScene, DAY, MINUTE } from "./calendars"
import { openMinutes } from "./naive-clock"

const span = fc.integer({ min: 0, max: 5 * 1_440 }).map((minutes) => minutes * MINUTE)

describe("opening hours, whatever the calendar", () => {
  it("agree with a clock on the wall that is read every minute", () => {
    fc.assert(
      fc.property(arbitraryScene, ({ calendar, now }) => {
        const to = now + 2 * DAY
        const naive = openMinutes(calendar, now, to)
        const open = openIntervals(calendar, now, to)
        const found = new Set<number>()
        for (const { opens_at, closes_at } of open) {
          for (let instant = opens_at; instant < closes_at; instant += MINUTE) {
            found.add(instant)
          }
        }
        expect([...found]).toEqual([...naive].sort((a, b) => a - b))
      }),
      { numRuns: 150 }
    )
  })

  it("are sorted, apart from each other, inside the range and not empty", () => {
    fc.assert(
      fc.property(arbitraryScene, span, ({ calendar, now }, length) => {
        let reached = now - 1
        for (const { opens_at, closes_at } of openIntervals(calendar, now, now + length)) {
          expect(opens_at).toBeGreaterThan(reached)
          expect(closes_at).toBeGreaterThan(opens_at)
          reached = closes_at
        }
        expect(reached).toBeLessThanOrEqual(now + length)
      })
    )
  })

  it("do not depend on where a range is split", () => {
    fc.assert(
      fc.property(arbitraryScene, span, span, ({ calendar, now }, a, b) => {
        const middle = now + a
        const left = openIntervals(calendar, now, middle)
        const right = openIntervals(calendar, middle, middle + b)
        const end = left[left.length - 1]
        const start = right[0]
        if (end && start && end.closes_at === start.opens_at) {
          start.opens_at = end.opens_at
          left.pop()
        }
        expect([...left, ...right]).toEqual(openIntervals(calendar, now, middle + b))
      })
    )
  })

  it("say the same as isOpenAt at any millisecond, edges above all", () => {
    fc.assert(
      fc.property(arbitraryScene, fc.integer({ min: 0, max: 3 * DAY }), ({ calendar, now }, ms) => {
        const open = openIntervals(calendar, now, now + 4 * DAY)
        const edges = open.flatMap(({ opens_at, closes_at }) => [
          opens_at,
          closes_at - 1,
          closes_at,
        ])
        for (const instant of [now + ms, ...edges.filter((edge) => edge < now + 4 * DAY)]) {
          expect(isOpenAt(calendar, instant)).toBe(
            open.some(({ opens_at, closes_at }) => opens_at <= instant && instant < closes_at)
          )
        }
      })
    )
  })

  it("next change when nextChange says, and not before", () => {
    fc.assert(
      fc.property(arbitraryScene, ({ calendar, now }) => {
        const change = nextChange(calendar, now)
        const open = isOpenAt(calendar, now)
        if (change !== null) {
          expect(isOpenAt(calendar, change)).toBe(!open)
        }
        const until = change ?? now + 28 * DAY
        expect(openIntervals(calendar, now, until)).toEqual(
          open ? [{ opens_at: now, closes_at: until }] : []
        )
      })
    )
  })
})
