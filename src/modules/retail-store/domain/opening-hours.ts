import { type DayPlan, planOf, type StoreCalendar } from "./calendar"
import { DAY_MS, instantOf, localDay } from "../../../core/zone"

/** A time the store is open, epoch milliseconds, end exclusive. */
export type OpenInterval = { opens_at: number; closes_at: number }

/** Days ahead in which the next opening or closing is looked for. */
export const NEXT_CHANGE_DAYS = 28

/**
 * The open times, one local date after the other, each instant once: hours of a date begin where the
 * night before ends. Not clipped: the first may begin before `from`, the last may end after `to`.
 * Hours that touch at midnight stay apart.
 */
export function* dayIntervals(plan: DayPlan, from: number, to: number): Generator<OpenInterval> {
  const zone = plan.time_zone
  const last = localDay(zone, to)
  let reached = -Infinity
  // An interval lasts a day at most, so it began the day before; the one before that bounds its start.
  for (let day = localDay(zone, from) - 2; day <= last; day++) {
    for (const hours of plan.hoursOn(day)) {
      const opens_at = Math.max(reached, instantOf(zone, day, hours.opens))
      const closes_at = instantOf(zone, day, hours.closes)
      if (closes_at > opens_at) {
        reached = closes_at
        if (Math.max(opens_at, from) < Math.min(closes_at, to)) {
          yield { opens_at, closes_at }
        }
      }
    }
  }
}

function* mergedIntervals(plan: DayPlan, from: number, to: number): Generator<OpenInterval> {
  let current: OpenInterval | undefined
  for (const next of dayIntervals(plan, from, to)) {
    if (current && next.opens_at <= current.closes_at) {
      current.closes_at = next.closes_at
    } else {
      if (current) {
        yield current
      }
      current = next
    }
  }
  if (current) {
    yield current
  }
}

/**
 * The times a store is open in `[from, to)`, sorted, disjoint, clipped; hours that touch are one.
 * They are real time: a clock change makes an interval shorter or longer than it reads.
 */
export function openIntervals(calendar: StoreCalendar, from: number, to: number): OpenInterval[] {
  return Array.from(mergedIntervals(planOf(calendar), from, to), (open) => ({
    opens_at: Math.max(from, open.opens_at),
    closes_at: Math.min(to, open.closes_at),
  }))
}

/** Whether the store is open; at the closing instant it is closed. */
export function isOpenAt(calendar: StoreCalendar, now: number): boolean {
  return !dayIntervals(planOf(calendar), now, now + 1).next().done
}

/** The next instant after `now` at which the store opens or closes; null when none is near. */
export function nextChange(
  calendar: StoreCalendar,
  now: number,
  horizonDays = NEXT_CHANGE_DAYS
): number | null {
  const limit = now + horizonDays * DAY_MS
  for (const { opens_at, closes_at } of mergedIntervals(planOf(calendar), now, limit)) {
    const change = opens_at > now ? opens_at : closes_at
    return change < limit ? change : null
  }
  return null
}
