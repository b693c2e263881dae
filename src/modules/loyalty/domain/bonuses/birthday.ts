/** A day of the year; the year is nobody's business. */
export type Birthday = { month: number; day: number }

const DAY_MS = 86_400_000
/** At least so many days lie between two birthdays, whatever was told meanwhile. */
const BETWEEN = 300

const text = (date: Date): string => date.toISOString().slice(0, 10)

const isLeap = (year: number): boolean => text(new Date(Date.UTC(year, 1, 29))) === `${year}-02-29`

/** Whether there is such a day, in a leap year at least. */
export function isDayOfYear({ month, day }: Birthday): boolean {
  const date = new Date(Date.UTC(2028, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** The birthdays that are celebrated on a day: those of 29 February on the 28th when the year has no 29th. */
export function celebratedOn(localDay: string): Birthday[] {
  const [year, month, day] = localDay.split("-").map(Number) as [number, number, number]
  const leapDay = month === 2 && day === 28 && !isLeap(year)
  return [{ month, day }, ...(leapDay ? [{ month: 2, day: 29 }] : [])]
}

/** The days until and with this one, the latest last. */
export function daysUntil(localDay: string, count: number): string[] {
  const last = Date.parse(localDay)
  return Array.from({ length: count }, (_, index) =>
    text(new Date(last - (count - 1 - index) * DAY_MS))
  )
}

/**
 * Whether a birthday earns its points on a day. It was told before the day, or everybody would have theirs on the day
 * they join; and it is not the second one within a year because it was told anew.
 */
export function earnsOn(
  localDay: string,
  { told_on, given_on }: { told_on: string; given_on: string | null }
): boolean {
  const since =
    given_on === null ? Infinity : (Date.parse(localDay) - Date.parse(given_on)) / DAY_MS
  return told_on < localDay && since >= BETWEEN
}
