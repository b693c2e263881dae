import fc from "fast-check"
import { dayBounds, localDate } from "../calendar"
import { holdDeadline } from "../hold-deadline"
import { isOpenAt, openIntervals } from "../opening-hours"
import { arbitraryScene, at, calendar, DAY, HOUR } from "./calendars"

type Case = [
  name: string,
  zone: string,
  week: string,
  exceptions: Record<string, string>,
  ready: string,
  hours: number,
  deadline: string,
]

const cases: Case[] = [
  [
    "inside the hours: their end",
    "Europe/Moscow",
    "daily 10:00-20:00",
    {},
    "2026-06-01T08:00Z",
    48,
    "2026-06-03T17:00Z",
  ],
  [
    "at the opening: the end of the day",
    "Europe/Moscow",
    "daily 10:00-20:00",
    {},
    "2026-06-01T07:00Z",
    24,
    "2026-06-02T17:00Z",
  ],
  [
    "at the closing: that closing",
    "Europe/Moscow",
    "daily 10:00-20:00",
    {},
    "2026-06-01T17:00Z",
    24,
    "2026-06-02T17:00Z",
  ],
  [
    "at night: the next closing",
    "Europe/Moscow",
    "daily 10:00-20:00",
    {},
    "2026-06-01T08:00Z",
    13,
    "2026-06-02T17:00Z",
  ],
  [
    "before lunch: until lunch",
    "Europe/Moscow",
    "daily 09:00-13:00 14:00-18:00",
    {},
    "2026-06-01T08:00Z",
    24,
    "2026-06-02T10:00Z",
  ],
  [
    "a closed date does not count",
    "Europe/Moscow",
    "daily 10:00-20:00",
    { "2026-06-02": "" },
    "2026-06-01T08:00Z",
    24,
    "2026-06-03T17:00Z",
  ],
  [
    "ready on a closed date: counts from the next",
    "Europe/Moscow",
    "daily 10:00-20:00",
    { "2026-06-01": "" },
    "2026-06-01T08:00Z",
    24,
    "2026-06-03T17:00Z",
  ],
  [
    "a week wholly closed",
    "Europe/Moscow",
    "daily 10:00-20:00",
    { "2026-06-02..2026-06-08": "" },
    "2026-06-01T08:00Z",
    48,
    "2026-06-10T17:00Z",
  ],
  [
    "a date with only the end of a night counts",
    "Europe/Moscow",
    "mon 22:00-03:00, wed 10:00-20:00",
    {},
    "2026-06-01T19:30Z",
    24,
    "2026-06-03T17:00Z",
  ],
  [
    "over midnight: the end of the night",
    "Europe/Moscow",
    "daily 18:00-03:00",
    {},
    "2026-06-01T18:00Z",
    24,
    "2026-06-03T00:00Z",
  ],
  [
    "round the clock: the end of the date",
    "Europe/Moscow",
    "daily 00:00-24:00",
    {},
    "2026-06-01T08:00Z",
    24,
    "2026-06-02T21:00Z",
  ],
  [
    "hours are real hours over the missing one",
    "Europe/Berlin",
    "daily 10:00-20:00",
    {},
    "2026-03-28T19:00Z",
    24,
    "2026-03-30T18:00Z",
  ],
  [
    "hours are real hours over the repeated one",
    "Europe/Berlin",
    "daily 10:00-20:00",
    {},
    "2026-10-24T18:00Z",
    25,
    "2026-10-25T19:00Z",
  ],
  [
    "a closed date of 23 hours",
    "Europe/Berlin",
    "daily 10:00-20:00",
    { "2026-03-29": "" },
    "2026-03-28T18:00Z",
    14,
    "2026-03-30T18:00Z",
  ],
  [
    "a leap day",
    "Europe/Moscow",
    "daily 10:00-20:00",
    {},
    "2028-02-28T08:00Z",
    24,
    "2028-02-29T17:00Z",
  ],
  [
    "never open: the plain deadline",
    "Europe/Moscow",
    "",
    {},
    "2026-06-01T08:00Z",
    24,
    "2026-06-02T08:00Z",
  ],
  [
    "never open again: no later than the hours that ran",
    "Europe/Moscow",
    "daily 10:00-20:00",
    { "2026-06-02..2030-06-01": "" },
    "2026-06-01T08:00Z",
    4,
    "2026-06-01T17:00Z",
  ],
  [
    "never open again before the hours ran out: plain",
    "Europe/Moscow",
    "daily 10:00-20:00",
    { "2026-06-02..2030-06-01": "" },
    "2026-06-01T08:00Z",
    24,
    "2026-06-02T08:00Z",
  ],
  [
    "never open again, with a date to come before: its closing",
    "Europe/Moscow",
    "",
    { "2026-06-09": "10:00-20:00" },
    "2026-06-01T08:00Z",
    48,
    "2026-06-09T17:00Z",
  ],
  [
    "the last evening before closing for good",
    "Europe/Moscow",
    "daily 10:00-20:00",
    { "2026-06-02..2030-06-01": "" },
    "2026-06-01T08:00Z",
    12,
    "2026-06-01T20:00Z",
  ],
]

describe("holdDeadline", () => {
  it.each(cases)("%s", (_name, zone, week, exceptions, ready, hours, deadline) => {
    expect(holdDeadline(calendar(zone, week, exceptions), at(ready), hours)).toBe(at(deadline))
  })

  const hours = fc.integer({ min: 0, max: 240 })

  it("is never before the plain deadline, grows with the hours, and the store is open just before it", () => {
    fc.assert(
      fc.property(arbitraryScene, hours, hours, ({ calendar, now }, hold, more) => {
        const deadline = holdDeadline(calendar, now, hold)
        expect(deadline).toBeGreaterThanOrEqual(now + hold * HOUR)
        expect(holdDeadline(calendar, now, hold + more)).toBeGreaterThanOrEqual(deadline)
        if (openIntervals(calendar, now, now + 400 * DAY).length && calendar.weekly_hours.length) {
          expect(isOpenAt(calendar, deadline - 1)).toBe(true)
        }
      })
    )
  })

  it("leaves at least the hours on dates with opening, counted date by date", () => {
    fc.assert(
      fc.property(arbitraryScene, hours, ({ calendar, now }, hold) => {
        fc.pre(calendar.weekly_hours.length > 0)
        const deadline = holdDeadline(calendar, now, hold)
        let counted = 0
        for (let from = now; from < deadline; ) {
          const { starts_at, ends_at } = dayBounds(
            calendar.time_zone,
            localDate(calendar.time_zone, from)
          )
          if (openIntervals(calendar, starts_at, ends_at).length) {
            counted += Math.min(ends_at, deadline) - from
          }
          from = ends_at
        }
        expect(counted).toBeGreaterThanOrEqual(hold * HOUR)
      })
    )
  })
})
