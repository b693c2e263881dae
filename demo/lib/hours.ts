import type { HoursException, WeeklyHours } from "../../src/types/http"

/** ISO weekday: Monday is 1. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

const EVERY_DAY: Weekday[] = [1, 2, 3, 4, 5, 6, 7]

export function weekdays(days: Weekday[], opens_at: string, closes_at: string): WeeklyHours[] {
  return days.map((weekday) => ({ weekday, opens_at, closes_at }))
}

export function daily(opens_at: string, closes_at: string): WeeklyHours[] {
  return weekdays(EVERY_DAY, opens_at, closes_at)
}

/** New Year as Russian shops keep it: short on 31 December, closed on the 1st, late on the 2nd. */
export function newYearExceptions(today: Date): HoursException[] {
  const year = today.getUTCFullYear()
  return [
    {
      date_from: `${year}-12-31`,
      date_to: `${year}-12-31`,
      intervals: [{ opens_at: "10:00", closes_at: "18:00" }],
      reason: "New Year's Eve",
    },
    {
      date_from: `${year + 1}-01-01`,
      date_to: `${year + 1}-01-01`,
      intervals: [],
      reason: "New Year",
    },
    {
      date_from: `${year + 1}-01-02`,
      date_to: `${year + 1}-01-02`,
      intervals: [{ opens_at: "12:00", closes_at: "20:00" }],
      reason: "New Year",
    },
  ]
}
