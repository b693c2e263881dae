const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** "ptBR", as the dashboard names it, is "pt-BR" everywhere else. */
export const intlLanguage = (language: string): string =>
  language.replace(/([a-z])([A-Z])/g, "$1-$2")

const format = (
  instant: string | Date,
  language: string,
  timeZone: string,
  options: Intl.DateTimeFormatOptions
): string =>
  new Intl.DateTimeFormat(intlLanguage(language), {
    timeZone,
    hourCycle: "h23",
    ...options,
  }).format(new Date(instant))

const dayOf = (instant: Date, timeZone: string): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(instant)

/** "21 Nov, 14:30" in the store's zone. */
export const formatDateTime = (instant: string, language: string, timeZone: string): string =>
  format(instant, language, timeZone, {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  })

/** With seconds and year, for the record. */
export const formatExact = (instant: string, language: string, timeZone: string): string =>
  format(instant, language, timeZone, {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  })

/** Only the clock when it is today in the store, else day and clock. */
export const formatNear = (
  instant: string,
  language: string,
  timeZone: string,
  now: Date
): string =>
  dayOf(new Date(instant), timeZone) === dayOf(now, timeZone)
    ? format(instant, language, timeZone, { hour: "2-digit", minute: "2-digit" })
    : formatDateTime(instant, language, timeZone)

/** "in 25 min", "2 hours ago", "in 3 days". */
export const formatRelative = (instant: string, language: string, now: Date): string => {
  const away = new Date(instant).getTime() - now.getTime()
  const [unit, value]: [Intl.RelativeTimeFormatUnit, number] =
    Math.abs(away) < HOUR_MS
      ? ["minute", Math.trunc(away / MINUTE_MS)]
      : Math.abs(away) < 2 * DAY_MS
        ? ["hour", Math.trunc(away / HOUR_MS)]
        : ["day", Math.round(away / DAY_MS)]
  return new Intl.RelativeTimeFormat(intlLanguage(language), {
    // Never "tomorrow": 20 hours ahead may be today or tomorrow in the store.
    numeric: value === 0 ? "auto" : "always",
    style: "short",
  }).format(value, unit)
}

/** A store's calendar date ("2026-11-21"), which has no zone. */
export const formatDate = (date: string, language: string): string =>
  format(`${date}T12:00:00Z`, language, "UTC", { day: "numeric", month: "short", year: "numeric" })

/** "Mon" or "Monday" of an ISO weekday (Monday is 1); 1 January 2024 was a Monday. */
export const weekdayName = (
  weekday: number,
  language: string,
  length: "short" | "long" = "long"
): string => format(`2024-01-0${weekday}T12:00:00Z`, language, "UTC", { weekday: length })

/** The calendar date a date picker shows, without a detour over UTC. */
export const toCalendarDate = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-")

export const fromCalendarDate = (date: string): Date => new Date(`${date}T00:00:00`)

/**
 * The last days up to today, as calendar dates, both included. Where stores keep several clocks, today is the day of
 * the one that is furthest ahead, so that nothing that has happened is after it; without stores it is the reader's.
 */
export const lastDays = (
  days: number,
  now: Date,
  timeZones: readonly string[]
): { from: string; to: string } => {
  const storeDays = timeZones.map((zone) => dayOf(now, zone)).sort()
  const today = storeDays.at(-1) ?? toCalendarDate(now)
  const first = fromCalendarDate(today)
  first.setDate(first.getDate() - days + 1)
  return { from: toCalendarDate(first), to: today }
}

/** Whether two clocks tell the same moment, give or take a minute. */
export const clocksAgree = (one: string, other: string): boolean =>
  Math.abs(new Date(one).getTime() - new Date(other).getTime()) < MINUTE_MS

/** ISO weekday of an instant on the store's calendar. */
export const weekdayIn = (instant: Date, timeZone: string): number => {
  const [year, month, day] = dayOf(instant, timeZone).split("-").map(Number)
  return new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, day)).getUTCDay() || 7
}

/** "3 min", "2 hr", "4 days" of a number of seconds. */
export const formatDuration = (seconds: number, language: string): string => {
  const [value, unit] =
    seconds < 60
      ? [seconds, "second"]
      : seconds < 3600
        ? [seconds / 60, "minute"]
        : seconds < 86_400
          ? [seconds / 3600, "hour"]
          : [seconds / 86_400, "day"]
  return new Intl.NumberFormat(intlLanguage(language), {
    style: "unit",
    unit,
    unitDisplay: "short",
    maximumFractionDigits: 0,
  }).format(Math.floor(value))
}

export const formatNumber = (value: number, language: string): string =>
  new Intl.NumberFormat(intlLanguage(language), { maximumFractionDigits: 1 }).format(value)

/** With its sign, as a change is read: "+2", "−1". */
export const formatSigned = (value: number, language: string): string =>
  new Intl.NumberFormat(intlLanguage(language), {
    maximumFractionDigits: 1,
    signDisplay: "exceptZero",
  }).format(value)

/** A part of a whole, from 0 to 1, in per cent. */
export const formatShare = (share: number, language: string): string =>
  new Intl.NumberFormat(intlLanguage(language), {
    style: "percent",
    maximumFractionDigits: 1,
  }).format(share)
