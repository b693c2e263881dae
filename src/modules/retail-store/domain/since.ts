import { DAY_MS } from "../../../core/zone"

// Two nights: the hours of yesterday may reach past midnight, and zones lie up to a day apart.
const REACH_DAYS = 3

/** Exceptions that ended before this date ("YYYY-MM-DD") no longer bear on whether a store is open. */
export function calendarSince(now: Date): string {
  return new Date(now.getTime() - REACH_DAYS * DAY_MS).toISOString().slice(0, 10)
}
