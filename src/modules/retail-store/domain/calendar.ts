import { MedusaError } from "@medusajs/framework/utils"
import type { HoursException, OpeningInterval, WeeklyHours } from "../../../types/http"
import { DAY_MS, instantOf, localDay } from "../../../core/zone"

/** When a store is open: weekly hours in its own zone, replaced on some dates by an exception. */
export type StoreCalendar = {
  readonly time_zone: string
  readonly weekly_hours: readonly WeeklyHours[]
  readonly exceptions: readonly (Omit<HoursException, "reason"> & { reason?: string | null })[]
}

/** Minutes after the midnight that begins the date; `closes` is past 1440 when it is the next day's. */
export type DayHours = { opens: number; closes: number }

export const DAY_MINUTES = 1_440

// Every time there is, looked up rather than parsed: calendars are read many times in a request.
const MINUTES_OF = new Map<string, number>()
for (let minutes = 0; minutes <= DAY_MINUTES; minutes++) {
  const hour = String(Math.floor(minutes / 60)).padStart(2, "0")
  MINUTES_OF.set(`${hour}:${String(minutes % 60).padStart(2, "0")}`, minutes)
}

/** Minutes after midnight of "HH:MM" from 00:00 to 24:00; null when the text is no such time. */
export function parseTime(text: string): number | null {
  return MINUTES_OF.get(text) ?? null
}

/** Days since 1970-01-01 of "YYYY-MM-DD"; null when the text is no such date. */
export function parseDate(text: string): number | null {
  const instant = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00Z`) : NaN
  // JavaScript reads 30 February as 2 March.
  return new Date(instant).getUTCDate() === Number(text.slice(8)) ? instant / DAY_MS : null
}

/** "YYYY-MM-DD" of days since 1970-01-01. */
export function formatDate(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

/** The date, "YYYY-MM-DD", on the zone's calendar at an instant. */
export function localDate(timeZone: string, instant: number): string {
  return formatDate(localDay(timeZone, instant))
}

/**
 * The instants at which a local date begins and ends: 23, 24, 25 hours apart, or what the zone does.
 * @throws MedusaError invalid_data `date_invalid` when the text is no date.
 */
export function dayBounds(timeZone: string, date: string): { starts_at: number; ends_at: number } {
  const day = parseDate(date) ?? unreadable("date_invalid", date)
  return { starts_at: instantOf(timeZone, day, 0), ends_at: instantOf(timeZone, day + 1, 0) }
}

/** The wall-clock hours of one interval, or null when one of its times cannot be read. */
export function readHours(interval: OpeningInterval): DayHours | null {
  const opens = parseTime(interval.opens_at)
  const closes = parseTime(interval.closes_at)
  if (opens === null || closes === null || opens === DAY_MINUTES) {
    return null
  }
  return { opens, closes: closes > opens ? closes : closes + DAY_MINUTES }
}

/** A calendar read once: what a local date's own hours are, sorted and merged. */
export type DayPlan = { time_zone: string; hoursOn(day: number): readonly DayHours[] }

/**
 * Reads a calendar for repeated questions. Of two exceptions for one date the first one counts.
 * @throws MedusaError invalid_data `calendar_invalid` on a time or date that cannot be read.
 */
export function planOf(calendar: StoreCalendar): DayPlan {
  const week: WeeklyHours[][] = [[], [], [], [], [], [], []]
  for (const hours of calendar.weekly_hours) {
    week[hours.weekday - 1]?.push(hours)
  }
  const weekly = week.map(merged)
  const exceptions = calendar.exceptions.map((exception) => ({
    from: readDate(exception.date_from),
    to: readDate(exception.date_to),
    hours: merged(exception.intervals),
  }))
  return {
    time_zone: calendar.time_zone,
    hoursOn: (day) =>
      exceptions.find(({ from, to }) => from <= day && day <= to)?.hours ??
      weekly[weekdayOf(day) - 1] ??
      [],
  }
}

/** ISO weekday, Monday 1 to Sunday 7, of a day since 1970-01-01, which was a Thursday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

function merged(intervals: readonly OpeningInterval[]): DayHours[] {
  const hours = intervals.map(
    (interval) =>
      readHours(interval) ??
      unreadable("calendar_invalid", `${interval.opens_at}-${interval.closes_at}`)
  )
  hours.sort((a, b) => a.opens - b.opens)
  const result: DayHours[] = []
  for (const next of hours) {
    const last = result[result.length - 1]
    if (last && next.opens <= last.closes) {
      last.closes = Math.max(last.closes, next.closes)
    } else {
      result.push(next)
    }
  }
  return result
}

function readDate(text: string): number {
  return parseDate(text) ?? unreadable("calendar_invalid", text)
}

function unreadable(code: string, text: string): never {
  throw new MedusaError(MedusaError.Types.INVALID_DATA, `"${text}" cannot be read`, code)
}
