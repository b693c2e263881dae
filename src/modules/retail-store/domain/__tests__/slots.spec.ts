import fc from "fast-check"
import { openIntervals } from "../opening-hours"
import { pickupSlots } from "../slots"
import { arbitraryScene, at, calendar, DAY, HOUR, MINUTE } from "./calendars"

const starts = (zone: string, week: string, minutes: number, from: string, until: string) =>
  pickupSlots({ calendar: calendar(zone, week), slot_minutes: minutes }, at(from), at(until)).map(
    ({ starts_at }) => new Date(starts_at).toISOString().slice(11, 16)
  )

describe("pickupSlots", () => {
  it("end at the closing and start no earlier than asked", () => {
    expect(
      starts(
        "Europe/Moscow",
        "daily 10:00-13:00",
        60,
        "2026-06-01T07:00:00.001Z",
        "2026-06-02T00:00Z"
      )
    ).toEqual(["08:00", "09:00"])
    expect(
      starts("Europe/Moscow", "daily 10:00-13:00", 60, "2026-06-01T07:00Z", "2026-06-01T09:00Z")
    ).toEqual(["07:00", "08:00"])
  })

  it("are whole: what is left before lunch and closing has none", () => {
    expect(
      starts(
        "Europe/Moscow",
        "daily 10:00-12:30 13:15-15:00",
        60,
        "2026-06-01T00:00Z",
        "2026-06-02T00:00Z"
      )
    ).toEqual(["07:00", "08:00", "10:15"])
  })

  it("run over touching hours of one date without a seam, and anew on each date", () => {
    expect(
      starts(
        "Europe/Moscow",
        "mon 10:00-12:30 12:30-15:00",
        100,
        "2026-06-01T00:00Z",
        "2026-06-02T00:00Z"
      )
    ).toEqual(["07:00", "08:40", "10:20"])
    expect(
      starts("Europe/Moscow", "daily 00:00-24:00", 420, "2026-06-01T12:00Z", "2026-06-02T18:00Z")
    ).toEqual(["21:00", "04:00", "11:00"])
  })

  it("run over midnight", () => {
    expect(
      starts("Europe/Moscow", "fri 22:00-02:00", 90, "2026-06-05T00:00Z", "2026-06-07T00:00Z")
    ).toEqual(["19:00", "20:30"])
  })

  it("exist once in the repeated hour and not in the missing one", () => {
    expect(
      starts("Europe/Berlin", "sun 01:00-04:00", 60, "2026-10-24T12:00Z", "2026-10-25T12:00Z")
    ).toEqual(["23:00", "00:00", "01:00", "02:00"])
    expect(
      starts("Europe/Berlin", "sun 01:00-04:00", 60, "2026-03-28T12:00Z", "2026-03-29T12:00Z")
    ).toEqual(["00:00", "01:00"])
    expect(
      starts("Australia/Lord_Howe", "sun 01:00-03:00", 60, "2026-04-04T00:00Z", "2026-04-05T00:00Z")
    ).toEqual(["14:00", "15:00"])
    expect(
      starts("Australia/Lord_Howe", "sun 01:00-03:00", 30, "2026-10-03T00:00Z", "2026-10-04T00:00Z")
    ).toEqual(["14:30", "15:00", "15:30"])
  })

  it("are none when longer than the hours, and none without a length", () => {
    expect(
      starts("Europe/Moscow", "daily 10:00-11:00", 61, "2026-06-01T00:00Z", "2026-06-02T00:00Z")
    ).toEqual([])
    expect(
      starts("Europe/Moscow", "daily 10:00-11:00", 0, "2026-06-01T00:00Z", "2026-06-02T00:00Z")
    ).toEqual([])
  })

  const length = fc.constantFrom(5, 15, 30, 45, 60, 90, 120, 240, 1_439)
  const cut = fc.integer({ min: 0, max: 2 * DAY })

  it("are unique, apart, of one length and wholly inside opening hours", () => {
    fc.assert(
      fc.property(arbitraryScene, length, ({ calendar, now }, slot_minutes) => {
        const until = now + 3 * DAY
        const open = openIntervals(calendar, now, until + 2 * DAY)
        let reached = now
        for (const { starts_at, ends_at } of pickupSlots({ calendar, slot_minutes }, now, until)) {
          expect(starts_at).toBeGreaterThanOrEqual(reached)
          expect(starts_at).toBeLessThan(until)
          expect(ends_at - starts_at).toBe(slot_minutes * MINUTE)
          expect(open.some((o) => o.opens_at <= starts_at && ends_at <= o.closes_at)).toBe(true)
          reached = ends_at
        }
      })
    )
  })

  it("are the same slots whatever range they are asked in", () => {
    fc.assert(
      fc.property(arbitraryScene, length, cut, ({ calendar, now }, slot_minutes, ms) => {
        const slots = (from: number, until: number) =>
          pickupSlots({ calendar, slot_minutes }, from, until)
        const middle = now + ms
        const until = middle + DAY
        expect([...slots(now, middle), ...slots(middle, until)]).toEqual(slots(now, until))
      })
    )
  })

  it("leave no room for another whole slot", () => {
    fc.assert(
      fc.property(arbitraryScene, ({ calendar, now }) => {
        const slots = pickupSlots({ calendar, slot_minutes: 1 }, now, now + 2 * DAY)
        const open = openIntervals(calendar, now, now + 2 * DAY)
        const total = open.reduce((sum, { opens_at, closes_at }) => sum + closes_at - opens_at, 0)
        expect(slots.length * MINUTE).toBe(total)
        expect(total).toBeLessThanOrEqual(48 * HOUR)
      })
    )
  })
})
