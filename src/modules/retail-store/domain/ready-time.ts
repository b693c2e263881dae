import { type DayPlan, parseTime, planOf, type StoreCalendar } from "./calendar"
import { dayIntervals } from "./opening-hours"
import { DAY_MS, instantOf, localDay, MINUTE_MS } from "../../../core/zone"

/** Days ahead in which an order must become ready; a store closed for longer promises nothing. */
export const READY_HORIZON_DAYS = 60

export type ReadyRules = {
  calendar: StoreCalendar
  /** Opening minutes the store needs. */
  lead_minutes: number
  /** "HH:MM"; null means an order counts at any time. */
  same_day_cutoff: string | null
}

/**
 * When an order placed at `now` is ready: the lead time runs only while the store is open. After the
 * cut-off it runs from the first opening of the next date with hours. An end that falls on a closing
 * is that closing. Null when it is not reached within the horizon.
 */
export function readyAt(
  rules: ReadyRules,
  now: number,
  horizonDays = READY_HORIZON_DAYS
): number | null {
  const plan = planOf(rules.calendar)
  const limit = now + horizonDays * DAY_MS
  const start = countingStart(plan, rules.same_day_cutoff, now, limit)
  let missing = rules.lead_minutes * MINUTE_MS
  for (const { opens_at, closes_at } of dayIntervals(plan, start, limit)) {
    const begins = Math.max(start, opens_at)
    if (missing <= closes_at - begins) {
      return begins + missing <= limit ? begins + missing : null
    }
    missing -= closes_at - begins
  }
  return null
}

function countingStart(plan: DayPlan, cutoff: string | null, now: number, limit: number): number {
  const minutes = cutoff === null ? null : parseTime(cutoff)
  const day = workingDay(plan, now)
  if (minutes === null || now <= instantOf(plan.time_zone, day, minutes)) {
    return now
  }
  for (let next = day + 1; next <= localDay(plan.time_zone, limit); next++) {
    for (const { opens, closes } of plan.hoursOn(next)) {
      const opensAt = instantOf(plan.time_zone, next, opens)
      if (instantOf(plan.time_zone, next, closes) > opensAt) {
        return opensAt
      }
    }
  }
  return limit
}

/**
 * The date whose cut-off counts. A night shift belongs to the evening it began: else an order placed
 * after midnight would overtake one placed before it.
 */
function workingDay(plan: DayPlan, now: number): number {
  const today = localDay(plan.time_zone, now)
  const begun = (day: number) =>
    plan.hoursOn(day).filter(({ opens }) => instantOf(plan.time_zone, day, opens) <= now)
  const runsOver = begun(today - 1).some(
    ({ closes }) => instantOf(plan.time_zone, today - 1, closes) > now
  )
  return runsOver && begun(today).length === 0 ? today - 1 : today
}
