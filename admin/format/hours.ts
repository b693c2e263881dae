import type { OpeningInterval, WeeklyHours } from "../../src/types/http"

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
export const DAY_MINUTES = 24 * 60

/** One bar of the week view, in minutes of its day. */
export type WeekSegment = {
  from: number
  to: number
  /** The tail of an interval that opened on the day before. */
  isTail: boolean
}

/** Minutes from midnight of "HH:MM"; null when it is no time of day. */
export const minutesOf = (time: string): number | null => {
  const match = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(time)
  const minutes = match ? Number(match[1]) * 60 + Number(match[2]) : null
  return minutes === null || minutes > DAY_MINUTES ? null : minutes
}

/** What a person types in a hurry ("9", "930", "9.30", "21:00") as "HH:MM"; null when unclear. */
export const parseTime = (text: string): string | null => {
  const match = /^\s*(\d{1,2})[:.\s-]?(\d{2})?\s*$/.exec(text)
  const tidy = match ? `${match[1]!.padStart(2, "0")}:${match[2] ?? "00"}` : ""
  return minutesOf(tidy) === null ? null : tidy
}

export const closesNextDay = ({ opens_at, closes_at }: OpeningInterval): boolean =>
  (minutesOf(closes_at) ?? 0) <= (minutesOf(opens_at) ?? 0)

const nextWeekday = (weekday: number): number => (weekday % 7) + 1

/** The bars of every weekday; what runs over midnight goes on in the next day's bar. */
export const weekSegments = (hours: WeeklyHours[]): Record<number, WeekSegment[]> => {
  const week: Record<number, WeekSegment[]> = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] }
  for (const interval of hours) {
    const from = minutesOf(interval.opens_at) ?? 0
    const to = minutesOf(interval.closes_at) ?? 0
    if (to > from) {
      week[interval.weekday]?.push({ from, to, isTail: false })
    } else {
      week[interval.weekday]?.push({ from, to: DAY_MINUTES, isTail: false })
      if (to > 0) {
        week[nextWeekday(interval.weekday)]?.push({ from: 0, to, isTail: true })
      }
    }
  }
  WEEKDAYS.forEach((weekday) => week[weekday]?.sort((a, b) => a.from - b.from))
  return week
}

export const intervalsOf = (hours: WeeklyHours[], weekday: number): WeeklyHours[] =>
  hours
    .filter((interval) => interval.weekday === weekday)
    .sort((a, b) => a.opens_at.localeCompare(b.opens_at))

/** Replaces the intervals of every target day by those of `source`. */
export const copyDay = (
  hours: WeeklyHours[],
  source: number,
  targets: readonly number[]
): WeeklyHours[] => {
  const kept = hours.filter(({ weekday }) => weekday === source || !targets.includes(weekday))
  const copies = targets
    .filter((weekday) => weekday !== source)
    .flatMap((weekday) => intervalsOf(hours, source).map((interval) => ({ ...interval, weekday })))
  return [...kept, ...copies]
}

export type HoursMistake = "time" | "overlap"

/** First thing wrong with a week, by weekday; an empty record when it can be saved. */
export const weekMistakes = (hours: WeeklyHours[]): Partial<Record<number, HoursMistake>> => {
  const mistakes: Partial<Record<number, HoursMistake>> = {}
  for (const { weekday, opens_at, closes_at } of hours) {
    const opens = minutesOf(opens_at)
    if (opens === null || opens === DAY_MINUTES || minutesOf(closes_at) === null) {
      mistakes[weekday] = "time"
    }
  }
  for (const [weekday, segments] of Object.entries(weekSegments(hours))) {
    const overlaps = segments.some((segment, at) => at > 0 && segment.from < segments[at - 1]!.to)
    if (overlaps) {
      mistakes[Number(weekday)] ??= "overlap"
    }
  }
  return mistakes
}

/** "10:00–22:00", as written on the door. */
export const formatInterval = ({ opens_at, closes_at }: OpeningInterval): string =>
  `${opens_at}–${closes_at === "00:00" ? "24:00" : closes_at}`
