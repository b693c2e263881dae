import fc from "fast-check"
import { openIntervals } from "../opening-hours"
import { readyAt } from "../ready-time"
import { arbitraryScene, at, calendar, DAY, MINUTE } from "./calendars"

type Case = [
  name: string,
  zone: string,
  week: string,
  exceptions: Record<string, string>,
  lead: number,
  cutoff: string | null,
  now: string,
  ready: string | null,
]

const cases: Case[] = [
  [
    "while open",
    "Europe/Moscow",
    "daily 10:00-20:00",
    {},
    120,
    null,
    "2026-06-01T08:00Z",
    "2026-06-01T10:00Z",
  ],
  [
    "before opening",
    "Europe/Moscow",
    "daily 10:00-20:00",
    {},
    120,
    null,
    "2026-06-01T03:00Z",
    "2026-06-01T09:00Z",
  ],
  [
    "over the night",
    "Europe/Moscow",
    "daily 10:00-20:00",
    {},
    120,
    null,
    "2026-06-01T16:00Z",
    "2026-06-02T08:00Z",
  ],
  [
    "over lunch",
    "Europe/Moscow",
    "daily 09:00-13:00 14:00-18:00",
    {},
    60,
    null,
    "2026-06-01T09:30Z",
    "2026-06-01T11:30Z",
  ],
  [
    "ends at the closing",
    "Europe/Moscow",
    "daily 10:00-20:00",
    {},
    120,
    null,
    "2026-06-01T15:00Z",
    "2026-06-01T17:00Z",
  ],
  [
    "one minute past the closing",
    "Europe/Moscow",
    "daily 10:00-20:00",
    {},
    121,
    null,
    "2026-06-01T15:00Z",
    "2026-06-02T07:01Z",
  ],
  [
    "over a Sunday and a holiday",
    "Europe/Moscow",
    "mon 10:00-20:00, tue 10:00-20:00, sat 10:00-20:00",
    { "2026-06-01": "" },
    180,
    null,
    "2026-05-30T16:00Z",
    "2026-06-02T09:00Z",
  ],
  [
    "on a holiday with short hours",
    "Europe/Moscow",
    "daily 10:00-20:00",
    { "2026-06-02": "12:00-13:00" },
    120,
    null,
    "2026-06-01T16:30Z",
    "2026-06-03T07:30Z",
  ],
  [
    "no lead, open",
    "Europe/Moscow",
    "daily 10:00-20:00",
    {},
    0,
    null,
    "2026-06-01T08:00Z",
    "2026-06-01T08:00Z",
  ],
  [
    "no lead, at the closing",
    "Europe/Moscow",
    "daily 10:00-20:00",
    {},
    0,
    null,
    "2026-06-01T17:00Z",
    "2026-06-02T07:00Z",
  ],
  [
    "at the cut-off",
    "Europe/Moscow",
    "daily 10:00-20:00",
    {},
    60,
    "16:00",
    "2026-06-01T13:00Z",
    "2026-06-01T14:00Z",
  ],
  [
    "a minute before the cut-off",
    "Europe/Moscow",
    "daily 10:00-20:00",
    {},
    60,
    "16:00",
    "2026-06-01T12:59Z",
    "2026-06-01T13:59Z",
  ],
  [
    "a minute after the cut-off",
    "Europe/Moscow",
    "daily 10:00-20:00",
    {},
    60,
    "16:00",
    "2026-06-01T13:01Z",
    "2026-06-02T08:00Z",
  ],
  [
    "after the cut-off before a holiday",
    "Europe/Moscow",
    "daily 10:00-20:00",
    { "2026-06-02..2026-06-03": "" },
    60,
    "16:00",
    "2026-06-01T13:01Z",
    "2026-06-04T08:00Z",
  ],
  [
    "after the cut-off on a closed day",
    "Europe/Moscow",
    "mon 10:00-20:00",
    {},
    60,
    "16:00",
    "2026-05-31T20:00Z",
    "2026-06-01T08:00Z",
  ],
  [
    "the cut-off is the store's, not the shopper's",
    "Asia/Novosibirsk",
    "daily 10:00-20:00",
    {},
    60,
    "16:00",
    "2026-06-01T09:01Z",
    "2026-06-02T04:00Z",
  ],
  [
    "after the cut-off, never in the night shift that still runs",
    "Europe/Moscow",
    "daily 18:00-04:00",
    {},
    60,
    "20:00",
    "2026-06-01T17:01Z",
    "2026-06-02T16:00Z",
  ],
  [
    "after midnight the night belongs to its evening",
    "Europe/Moscow",
    "daily 18:00-04:00",
    {},
    60,
    "20:00",
    "2026-06-01T22:00Z",
    "2026-06-02T16:00Z",
  ],
  [
    "after midnight without a cut-off",
    "Europe/Moscow",
    "daily 18:00-04:00",
    {},
    60,
    null,
    "2026-06-01T22:00Z",
    "2026-06-01T23:00Z",
  ],
  [
    "open round the clock, after the cut-off",
    "Europe/Moscow",
    "daily 00:00-24:00",
    {},
    60,
    "20:00",
    "2026-06-01T18:00Z",
    "2026-06-01T22:00Z",
  ],
  [
    "the missing hour is not worked",
    "Europe/Berlin",
    "sun 00:00-10:00",
    {},
    180,
    null,
    "2026-03-28T23:00Z",
    "2026-03-29T02:00Z",
  ],
  [
    "the repeated hour is worked twice",
    "Europe/Berlin",
    "sun 00:00-04:00",
    {},
    300,
    null,
    "2026-10-24T20:00Z",
    "2026-10-25T03:00Z",
  ],
  [
    "the cut-off over a clock change",
    "America/New_York",
    "daily 10:00-20:00",
    {},
    60,
    "12:00",
    "2026-03-08T16:01Z",
    "2026-03-09T15:00Z",
  ],
  [
    "over a leap day",
    "Europe/Moscow",
    "daily 10:00-12:00",
    {},
    240,
    null,
    "2028-02-28T07:00Z",
    "2028-02-29T09:00Z",
  ],
  [
    "a week wholly closed",
    "Europe/Moscow",
    "daily 10:00-20:00",
    { "2026-06-01..2026-06-07": "" },
    60,
    null,
    "2026-06-01T08:00Z",
    "2026-06-08T08:00Z",
  ],
  [
    "closed for longer than the horizon",
    "Europe/Moscow",
    "daily 10:00-20:00",
    { "2026-06-01..2026-08-01": "" },
    60,
    null,
    "2026-06-01T08:00Z",
    null,
  ],
  ["never open", "Europe/Moscow", "", {}, 60, "16:00", "2026-06-01T14:00Z", null],
  ["never open, no lead", "Europe/Moscow", "", {}, 0, "16:00", "2026-06-01T14:00Z", null],
]

describe("readyAt", () => {
  it.each(cases)(
    "%s",
    (_name, zone, week, exceptions, lead_minutes, same_day_cutoff, now, ready) => {
      const rules = { calendar: calendar(zone, week, exceptions), lead_minutes, same_day_cutoff }
      expect(readyAt(rules, at(now))).toBe(ready === null ? null : at(ready))
    }
  )

  const lead = fc.integer({ min: 0, max: 3_000 })
  const cutoff = fc.option(fc.constantFrom("00:00", "02:30", "12:00", "16:00", "23:59"))
  const later = fc.integer({ min: 0, max: 3 * DAY })

  it("is never earlier for a later order or a longer lead", () => {
    fc.assert(
      fc.property(
        arbitraryScene,
        lead,
        lead,
        cutoff,
        later,
        (scene, short, more, same_day_cutoff, wait) => {
          const { calendar, now } = scene
          const ready = (lead_minutes: number, from: number) =>
            readyAt({ calendar, lead_minutes, same_day_cutoff }, from)
          const first = ready(short, now)
          const second = ready(short, now + wait)
          const longer = ready(short + more, now)
          if (first !== null) {
            expect(first).toBeGreaterThanOrEqual(now)
            expect(second ?? Infinity).toBeGreaterThanOrEqual(first)
            expect(longer ?? Infinity).toBeGreaterThanOrEqual(first)
          }
        }
      ),
      { numRuns: 300 }
    )
  })

  it("leaves exactly the lead time of opening hours between order and ready", () => {
    fc.assert(
      fc.property(arbitraryScene, lead, ({ calendar, now }, lead_minutes) => {
        const ready = readyAt({ calendar, lead_minutes, same_day_cutoff: null }, now)
        const open = openIntervals(calendar, now, ready ?? now + 60 * DAY)
        const worked = open.reduce((sum, { opens_at, closes_at }) => sum + closes_at - opens_at, 0)
        if (ready === null) {
          expect(lead_minutes === 0 ? open.length === 0 : worked < lead_minutes * MINUTE).toBe(true)
        } else {
          expect(worked).toBe(lead_minutes * MINUTE)
        }
      }),
      { numRuns: 300 }
    )
  })

  it("starts after the cut-off at the first opening of another date", () => {
    fc.assert(
      fc.property(arbitraryScene, lead, ({ calendar, now }, lead_minutes) => {
        // A midnight cut-off leaves no instant of a date before it.
        const ready = readyAt({ calendar, lead_minutes, same_day_cutoff: "00:00" }, now + 1)
        const plain = readyAt({ calendar, lead_minutes, same_day_cutoff: null }, now + 1)
        expect(ready ?? Infinity).toBeGreaterThanOrEqual(plain ?? 0)
      })
    )
  })
})
