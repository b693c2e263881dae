import fc from "fast-check"
import { quietUntil } from "../quiet-hours"
import { arbitraryScene, at, HOUR, MINUTE } from "./calendars"

type Case = [zone: string, from: string, until: string, now: string, expected: string | null]

const cases: Case[] = [
  ["Europe/Moscow", "21:00", "09:00", "2026-06-01T17:59:59.999Z", null],
  ["Europe/Moscow", "21:00", "09:00", "2026-06-01T18:00Z", "2026-06-02T06:00Z"],
  ["Europe/Moscow", "21:00", "09:00", "2026-06-01T22:00Z", "2026-06-02T06:00Z"],
  ["Europe/Moscow", "21:00", "09:00", "2026-06-02T05:59:59.999Z", "2026-06-02T06:00Z"],
  ["Europe/Moscow", "21:00", "09:00", "2026-06-02T06:00Z", null],
  ["Asia/Novosibirsk", "21:00", "09:00", "2026-06-01T17:00Z", "2026-06-02T02:00Z"],
  ["Europe/Moscow", "13:00", "15:00", "2026-06-01T10:00Z", "2026-06-01T12:00Z"],
  ["Europe/Moscow", "13:00", "15:00", "2026-06-01T12:00Z", null],
  ["Europe/Moscow", "00:00", "08:00", "2026-05-31T21:00Z", "2026-06-01T05:00Z"],
  ["Europe/Moscow", "09:00", "09:00", "2026-06-01T06:00Z", null],
  ["Europe/Berlin", "21:00", "09:00", "2026-03-28T23:00Z", "2026-03-29T07:00Z"],
  ["Europe/Berlin", "21:00", "09:00", "2026-10-24T23:00Z", "2026-10-25T08:00Z"],
  ["Europe/Berlin", "21:00", "02:30", "2026-03-29T00:59Z", "2026-03-29T01:00Z"],
  ["Europe/Berlin", "21:00", "02:30", "2026-10-25T00:29Z", "2026-10-25T00:30Z"],
]

describe("quietUntil", () => {
  it.each(cases)("%s %s-%s at %s", (time_zone, quiet_from, quiet_until, now, expected) => {
    expect(quietUntil({ time_zone, quiet_from, quiet_until }, at(now))).toBe(
      expected === null ? null : at(expected)
    )
  })

  it("follows the clock on the wall", () => {
    const minutes = fc.integer({ min: 0, max: 3 * 1_440 })
    fc.assert(
      fc.property(arbitraryScene, minutes, ({ calendar: { time_zone }, now }, later) => {
        const instant = now + later * MINUTE
        const wall = new Intl.DateTimeFormat("sv-SE", { timeZone: time_zone, timeStyle: "short" })
        const clock = wall.format(instant)
        const quiet = { time_zone, quiet_from: "21:00", quiet_until: "09:00" }
        const until = quietUntil(quiet, instant)
        expect(until !== null).toBe(clock >= "21:00" || clock < "09:00")
        if (until !== null) {
          expect(wall.format(until)).toBe("09:00")
          expect(until - instant).toBeLessThanOrEqual(13 * HOUR)
          expect(quietUntil(quiet, until - 1)).toBe(until)
          expect(quietUntil(quiet, until)).toBeNull()
        }
      })
    )
  })
})
