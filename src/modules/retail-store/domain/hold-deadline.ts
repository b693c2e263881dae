import { type DayPlan, planOf, type StoreCalendar } from "./calendar"
import { dayIntervals } from "./opening-hours"
import { DAY_MS, HOUR_MS, instantOf, localDay } from "../../../core/zone"

/** Closed days after which a store counts as one that never opens again. */
const MAX_CLOSED_DAYS = 366

/**
 * Until when a ready order waits. The hours do not run on local dates on which the store never
 * opens, and the deadline is moved to the end of that date's hours it falls into, or else to the
 * next closing: nobody comes in vain at the last minute. Never earlier than `hold_hours` after
 * `readyAt`; exactly that when the store never opens.
 */
export function holdDeadline(calendar: StoreCalendar, readyAt: number, hold_hours: number): number {
  const plan = planOf(calendar)
  const zone = plan.time_zone
  let missing = hold_hours * HOUR_MS
  // What is left when the store closes for good while the order waits: its last closing, or the hours.
  let deadline = readyAt + missing
  let closedDays = 0
  let from = readyAt
  for (let day = localDay(zone, readyAt); closedDays <= MAX_CLOSED_DAYS; day++) {
    const ends = instantOf(zone, day + 1, 0)
    const last = Array.from(dayIntervals(plan, instantOf(zone, day, 0), ends)).pop()
    if (last) {
      deadline = Math.max(deadline, last.closes_at)
      if (missing <= ends - from) {
        return nextClosing(plan, from + missing) ?? deadline
      }
      missing -= ends - from
    }
    closedDays = last ? 0 : closedDays + 1
    from = ends
  }
  return deadline
}

function nextClosing(plan: DayPlan, instant: number): number | null {
  const limit = instant + MAX_CLOSED_DAYS * DAY_MS
  // A closing at the instant itself is the one looked for, so the search begins just before it.
  const next = dayIntervals(plan, instant - 1, limit).next()
  return next.done ? null : next.value.closes_at
}
