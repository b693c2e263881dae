import type { OpeningInterval } from "../../../types/http"
import { parseDate, readHours, type StoreCalendar } from "./calendar"
import { isTimeZone } from "../../../core/zone"

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

/** What is wrong with a calendar, one sentence per mistake for the person who typed it; empty is right. */
export function validateCalendar(calendar: StoreCalendar): string[] {
  const zone = calendar.time_zone
  return [
    ...(isTimeZone(zone) ? [] : [`"${zone}" is not a time zone such as Europe/Moscow.`]),
    ...weeklyMistakes(calendar.weekly_hours),
    ...exceptionMistakes(calendar.exceptions),
  ]
}

function weeklyMistakes(weekly: StoreCalendar["weekly_hours"]): string[] {
  return [
    ...weekly
      .filter(({ weekday }) => !Number.isInteger(weekday) || weekday < 1 || weekday > 7)
      .map(({ weekday }) => `Weekday ${weekday} is not between 1 (Monday) and 7 (Sunday).`),
    ...WEEKDAYS.flatMap((name, index) =>
      intervalMistakes(
        name,
        weekly.filter(({ weekday }) => weekday === index + 1)
      )
    ),
  ]
}

function exceptionMistakes(exceptions: StoreCalendar["exceptions"]): string[] {
  const mistakes: string[] = []
  const spans: { name: string; from: number; to: number }[] = []
  for (const { date_from, date_to, intervals } of exceptions) {
    const name = date_from === date_to ? date_from : `${date_from} to ${date_to}`
    const from = parseDate(date_from)
    const to = parseDate(date_to)
    for (const date of new Set([from === null ? date_from : "", to === null ? date_to : ""])) {
      if (date !== "") {
        mistakes.push(`"${date}" is not a date such as 2026-01-31.`)
      }
    }
    if (from !== null && to !== null) {
      if (to < from) {
        mistakes.push(`${name}: the last date is before the first.`)
      }
      const other = spans.find((span) => span.from <= to && from <= span.to)
      if (other) {
        mistakes.push(`${name}: another exception (${other.name}) covers the same date.`)
      }
      spans.push({ name, from, to })
    }
    mistakes.push(...intervalMistakes(name, intervals))
  }
  return mistakes
}

function intervalMistakes(day: string, intervals: readonly OpeningInterval[]): string[] {
  const mistakes: string[] = []
  const read = intervals.flatMap((interval) => {
    const text = `${interval.opens_at}-${interval.closes_at}`
    const hours = readHours(interval)
    if (!hours) {
      mistakes.push(`${day}: ${text} is not a pair of times such as 10:00-20:00.`)
    } else if (text === "00:00-00:00") {
      // Other systems mean "closed" by it; by our rule it would be open round the clock.
      mistakes.push(`${day}: write 00:00-24:00 for the whole day, or leave ${text} out for closed.`)
    }
    return hours ? [{ ...hours, text }] : []
  })
  read.sort((a, b) => a.opens - b.opens)
  read.forEach((hours, index) => {
    const next = read[index + 1]
    if (next && next.opens < hours.closes) {
      mistakes.push(`${day}: ${hours.text} and ${next.text} overlap.`)
    }
  })
  return mistakes
}
