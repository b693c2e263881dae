import type { OpeningInterval } from "../../../types/http"
import type { NoticeFacts, NoticeLocale } from "./facts"

const TAGS: Record<NoticeLocale, string> = { en: "en-GB", ru: "ru-RU" }

type HourWords = {
  open: string
  every_day: string
  all_day: string
  closed: string
  at: string
}

const HOUR_WORDS: Record<NoticeLocale, HourWords> = {
  en: {
    open: "Open",
    every_day: "every day",
    all_day: "round the clock",
    closed: "closed",
    at: " at ",
  },
  ru: {
    open: "Открыто",
    every_day: "ежедневно",
    all_day: "круглосуточно",
    closed: "закрыто",
    at: " в ",
  },
}

type PlaceFacts = Pick<NoticeFacts, "locale" | "store">
type Clock = Pick<NoticeFacts, "locale" | "time_zone">

function format(clock: Clock, options: Intl.DateTimeFormatOptions, instant: Date): string {
  return new Intl.DateTimeFormat(TAGS[clock.locale], {
    ...options,
    timeZone: clock.time_zone,
  }).format(instant)
}

/** "Tuesday 24 November", in the store's zone. */
export function sayDay(clock: Clock, instant: Date): string {
  return format(clock, { weekday: "long", day: "numeric", month: "long" }, instant)
}

/** "15:00", in the store's zone. */
export function sayTime(clock: Clock, instant: Date): string {
  return format(clock, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, instant)
}

/** "Tuesday 24 November at 15:00", in the store's zone. */
export function sayInstant(clock: Clock, instant: Date): string {
  return `${sayDay(clock, instant)}${HOUR_WORDS[clock.locale].at}${sayTime(clock, instant)}`
}

/** "Tuesday 24 November, 15:00–16:00", in the store's zone. */
export function saySlot(clock: Clock, slot: { starts_at: Date; ends_at: Date }): string {
  return `${sayDay(clock, slot.starts_at)}, ${sayTime(clock, slot.starts_at)}–${sayTime(clock, slot.ends_at)}`
}

/** Calendar dates have no zone: noon in UTC is that date for the formatter. */
function sayDate(locale: NoticeLocale, date: string): string {
  return format(
    { locale, time_zone: "UTC" },
    { day: "numeric", month: "long" },
    new Date(`${date}T12:00:00Z`)
  )
}

/** 2024-01-01 was a Monday. */
function sayWeekday(locale: NoticeLocale, weekday: number): string {
  const date = new Date(Date.UTC(2024, 0, weekday, 12))
  return format({ locale, time_zone: "UTC" }, { weekday: "short" }, date)
}

function sayIntervals(locale: NoticeLocale, intervals: readonly OpeningInterval[]): string {
  const words = HOUR_WORDS[locale]
  if (intervals.length === 0) {
    return words.closed
  }
  const wholeDay =
    intervals.length === 1 &&
    intervals[0]?.opens_at === "00:00" &&
    /^(24|00):00$/.test(intervals[0].closes_at)
  return wholeDay
    ? words.all_day
    : intervals.map((one) => `${one.opens_at}–${one.closes_at}`).join(", ")
}

/** "Open: Mon–Fri 10:00–21:00; Sat, Sun 11:00–20:00": days that follow each other and are alike go together. */
function sayWeek(facts: PlaceFacts): string | null {
  const { locale } = facts
  const words = HOUR_WORDS[locale]
  const days = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    weekday,
    hours: facts.store.weekly_hours
      .filter((one) => one.weekday === weekday)
      .sort((one, other) => one.opens_at.localeCompare(other.opens_at)),
  }))
  if (days.every((day) => day.hours.length === 0)) {
    return null
  }
  const groups: { from: number; to: number; said: string }[] = []
  for (const { weekday, hours } of days) {
    const said = sayIntervals(locale, hours)
    const last = groups[groups.length - 1]
    if (last?.said === said) {
      last.to = weekday
    } else {
      groups.push({ from: weekday, to: weekday, said })
    }
  }
  const said = groups.map(({ from, to, said }) => `${sayDays(locale, from, to)} ${said}`)
  return `${words.open}: ${said.join("; ")}`
}

function sayDays(locale: NoticeLocale, from: number, to: number): string {
  if (from === 1 && to === 7) {
    return HOUR_WORDS[locale].every_day
  }
  const first = sayWeekday(locale, from)
  return from === to ? first : `${first}–${sayWeekday(locale, to)}`
}

function sayExceptions(facts: PlaceFacts): string[] {
  return facts.store.exceptions.map(({ date_from, date_to, intervals }) => {
    const first = sayDate(facts.locale, date_from)
    const days = date_from === date_to ? first : `${first} – ${sayDate(facts.locale, date_to)}`
    return `${days}: ${sayIntervals(facts.locale, intervals)}`
  })
}

/** Name, address, telephone and opening hours of the store, a line each. */
export function sayPlace(facts: PlaceFacts): string {
  const { name, address, phone } = facts.store
  return [name, address, phone, sayWeek(facts), ...sayExceptions(facts)].filter(Boolean).join("\n")
}
