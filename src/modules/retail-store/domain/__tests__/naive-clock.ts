import type { StoreCalendar } from "../calendar"
import { DAY, MINUTE } from "./calendars"

/**
 * The minutes at which a store is open, found the slow way: look at its clock on the wall every
 * minute, and open and close when it first shows the time (or a later one). Shares no code with the
 * domain: the clock is Intl's, dates are compared as text.
 */
export function openMinutes(calendar: StoreCalendar, from: number, to: number): Set<number> {
  const clock = new Intl.DateTimeFormat("sv-SE", {
    timeZone: calendar.time_zone,
    dateStyle: "short",
    timeStyle: "short",
  })
  const minutes: { instant: number; wall: string }[] = []
  for (let instant = from - 3 * DAY; instant < to + DAY; instant += MINUTE) {
    minutes.push({ instant, wall: clock.format(instant) })
  }
  const first = (wall: string) => {
    const index = minutes.findIndex((minute) => minute.wall >= wall)
    return index < 0 ? minutes.length : index
  }
  const open = new Set<number>()
  // The first date of the window is cut off; its hours are over long before `from`.
  const dates = [...new Set(minutes.map(({ wall }) => wall.slice(0, 10)))].slice(1)
  for (const date of dates) {
    const midnight = new Date(`${date}T00:00Z`)
    const next = new Date(midnight.getTime() + DAY).toISOString().slice(0, 10)
    const exception = calendar.exceptions.find((e) => e.date_from <= date && date <= e.date_to)
    const weekday = midnight.getUTCDay() || 7
    const hours =
      exception?.intervals ?? calendar.weekly_hours.filter((entry) => entry.weekday === weekday)
    for (const { opens_at, closes_at } of hours) {
      const end = closes_at <= opens_at ? `${next} ${closes_at}` : `${date} ${closes_at}`
      const limit = first(end)
      for (let index = first(`${date} ${opens_at}`); index < limit; index++) {
        open.add(minutes[index]?.instant ?? NaN)
      }
    }
  }
  return new Set([...open].filter((instant) => from <= instant && instant < to))
}
