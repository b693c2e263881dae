import fc from "fast-check"
import type { StoreCalendar } from "../calendar"

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** Epoch milliseconds of an ISO instant such as "2026-03-29T01:00Z". */
export const at = (iso: string): number => Date.parse(iso)

/** Reads "mon 10:00-14:00 15:00-20:00, sat 11:00-02:00" so that a table of cases stays readable. */
export function calendar(
  time_zone: string,
  week: string,
  exceptions: Record<string, string> = {}
): StoreCalendar {
  const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
  const intervals = (text: string[]) =>
    text.map((hours) => ({
      opens_at: hours.split("-")[0] ?? "",
      closes_at: hours.split("-")[1] ?? "",
    }))
  const entries = week.split(",").flatMap((entry) => {
    const [day = "", ...hours] = entry.trim().split(" ")
    const weekdays = day === "daily" ? [1, 2, 3, 4, 5, 6, 7] : [days.indexOf(day) + 1]
    return weekdays.flatMap((weekday) => intervals(hours).map((hour) => ({ weekday, ...hour })))
  })
  return {
    time_zone,
    weekly_hours: week === "" ? [] : entries,
    exceptions: Object.entries(exceptions).map(([dates, hours]) => ({
      date_from: dates.split("..")[0] ?? "",
      date_to: dates.split("..").pop() ?? "",
      intervals: hours === "" ? [] : intervals(hours.split(" ")),
    })),
  }
}

/** Zones with their clock changes (and a leap day) near which mistakes live. */
const PLACES: [string, string[]][] = [
  ["Europe/Berlin", ["2026-03-29T01:00Z", "2026-10-25T01:00Z", "2028-02-29T12:00Z"]],
  ["America/New_York", ["2026-03-08T07:00Z", "2026-11-01T06:00Z", "2028-02-29T12:00Z"]],
  ["Australia/Lord_Howe", ["2026-04-04T15:00Z", "2026-10-03T15:30Z"]],
  ["Africa/Cairo", ["2026-04-23T22:00Z", "2026-10-29T21:00Z"]],
  ["America/Havana", ["2026-03-08T05:00Z", "2026-11-01T05:00Z"]],
  ["Europe/Moscow", ["2026-03-29T01:00Z", "2028-02-29T12:00Z", "2026-12-31T21:00Z"]],
  ["Asia/Yekaterinburg", ["2026-10-25T01:00Z", "2027-12-31T19:00Z"]],
  ["Asia/Novosibirsk", ["2026-06-15T12:00Z", "2028-02-28T17:00Z"]],
]

const pad = (value: number) => String(value).padStart(2, "0")

const time = (most: number) =>
  fc
    .oneof(
      fc.integer({ min: 0, max: most }),
      fc.integer({ min: 0, max: 12 }).map((n) => n * 15)
    )
    .map((minutes) => `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`)

const interval = fc.record({ opens_at: time(1_439), closes_at: time(1_440) })

/** A place in time and a calendar of any shape, with its exceptions close to that time. */
export const arbitraryScene = fc
  .constantFrom(...PLACES)
  .chain(([time_zone, moments]) =>
    fc.record({
      time_zone: fc.constant(time_zone),
      now: fc
        .tuple(fc.constantFrom(...moments.map(at)), fc.integer({ min: -2_880, max: 1_440 }))
        .map(([moment, minutes]) => moment + minutes * MINUTE),
      weekly_hours: fc.array(
        fc
          .tuple(fc.integer({ min: 1, max: 7 }), interval)
          .map(([weekday, hours]) => ({ weekday, ...hours })),
        { maxLength: 12 }
      ),
      closures: fc.array(
        fc.record({
          offset: fc.integer({ min: -3, max: 6 }),
          days: fc.integer({ min: 0, max: 3 }),
          intervals: fc.array(interval, { maxLength: 2 }),
        }),
        { maxLength: 2 }
      ),
    })
  )
  .map(({ time_zone, now, weekly_hours, closures }) => {
    const date = (days: number) => new Date(now + days * DAY).toISOString().slice(0, 10)
    const exceptions = closures.map(({ offset, days, intervals }) => ({
      date_from: date(offset),
      date_to: date(offset + days),
      intervals,
    }))
    return { now, calendar: { time_zone, weekly_hours, exceptions } }
  })
