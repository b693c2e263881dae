import type { WeeklyHours } from "../../src/types/http"
import { copyDay, formatInterval, parseTime, weekMistakes, weekSegments } from "../format/hours"
import { amountLeft, currencyDigits, editableMoney, formatMoney, parseMoney } from "../format/money"
import {
  formatDateTime,
  formatNear,
  formatRelative,
  lastDays,
  weekdayIn,
  weekdayName,
} from "../format/time"
import { handleOf } from "../pages/retail-stores/place-form"

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ")
const hours = (weekday: number, opens_at: string, closes_at: string): WeeklyHours => ({
  weekday,
  opens_at,
  closes_at,
})

describe("money", () => {
  it("knows currencies with no, two and three decimals", () => {
    expect(["jpy", "rub", "kwd"].map(currencyDigits)).toEqual([0, 2, 3])
    expect(plain(formatMoney(1_250_050, "rub", "ru"))).toBe("12 500,50 ₽")
    expect(plain(formatMoney(1250, "jpy", "en"))).toBe("¥1,250")
    expect(plain(formatMoney(1250, "kwd", "en"))).toBe("KWD 1.250")
  })

  it.each([
    ["1 250,50", "rub", 125_050],
    ["1250.5", "rub", 125_050],
    ["1250", "jpy", 1250],
    ["1.005", "kwd", 1005],
    ["0", "rub", 0],
  ])("reads %s %s as %d minor units", (text, currency, minor) => {
    expect(parseMoney(text, currency)).toBe(minor)
  })

  it.each([
    ["1.005", "rub"],
    ["12.5", "jpy"],
    ["", "rub"],
    ["-1", "rub"],
    ["ten", "rub"],
  ])("refuses %p in %s", (text, currency) => {
    expect(parseMoney(text, currency)).toBeNull()
  })

  it("reads back what it wrote for editing", () => {
    for (const currency of ["jpy", "rub", "kwd"]) {
      expect(parseMoney(editableMoney(1_234_567, currency), currency)).toBe(1_234_567)
    }
  })
})

describe("an amount whose field is left", () => {
  const needed = { before: 500_00, isNeeded: true }
  it.each([
    ["600,5", needed, 600_50],
    ["six", needed, 500_00],
    [" ", needed, 500_00],
    ["", { ...needed, before: null }, null],
    ["", { ...needed, isNeeded: false }, null],
    ["six", { ...needed, isNeeded: false }, 500_00],
  ])("%p after %p is %p", (text, kept, minor) => {
    expect(amountLeft(text, "RUB", kept)).toBe(minor)
  })
})

describe("time", () => {
  const now = new Date("2026-11-21T20:30:00Z")

  it("is the store's, not the reader's", () => {
    expect(formatDateTime("2026-11-21T20:30:00Z", "en", "Europe/Moscow")).toBe("Nov 21, 23:30")
    expect(formatDateTime("2026-11-21T20:30:00Z", "ru", "Asia/Novosibirsk")).toBe("22 нояб., 03:30")
  })

  it("leaves out the day only when it is today in the store", () => {
    expect(formatNear("2026-11-21T20:45:00Z", "en", "Europe/Moscow", now)).toBe("23:45")
    expect(formatNear("2026-11-21T21:15:00Z", "en", "Europe/Moscow", now)).toBe("Nov 22, 00:15")
  })

  it("says how far away an instant is", () => {
    expect(formatRelative("2026-11-21T20:55:00Z", "en", now)).toBe("in 25 min.")
    expect(formatRelative("2026-11-21T20:05:00Z", "ru", now)).toBe("25 мин. назад")
    expect(formatRelative("2026-11-23T12:30:00Z", "en", now)).toBe("in 40 hr.")
    expect(formatRelative("2026-11-24T20:30:00Z", "en", now)).toBe("in 3 days")
  })

  it("takes today from the store whose clock is furthest ahead", () => {
    const zones = ["Europe/Kaliningrad", "Asia/Vladivostok", "Europe/Moscow"]
    const days = { from: "2026-10-24", to: "2026-11-22" }
    expect(lastDays(30, new Date("2026-11-21T14:00:00Z"), zones)).toEqual(days)
    expect(lastDays(30, new Date("2026-11-21T13:59:00Z"), zones).to).toBe("2026-11-21")
    expect(lastDays(1, now, ["Asia/Novosibirsk"])).toEqual({ from: days.to, to: days.to })
  })

  it("names weekdays from Monday", () => {
    expect([1, 7].map((weekday) => weekdayName(weekday, "ru"))).toEqual([
      "понедельник",
      "воскресенье",
    ])
    expect(weekdayIn(now, "Europe/Moscow")).toBe(6)
    expect(weekdayIn(now, "Asia/Novosibirsk")).toBe(7)
  })
})

describe("hours", () => {
  it.each([
    ["9", "09:00"],
    ["930", "09:30"],
    ["9.30", "09:30"],
    ["21:00", "21:00"],
    ["24", "24:00"],
  ])("reads %s as %s", (text, time) => {
    expect(parseTime(text)).toBe(time)
  })

  it.each(["25:00", "24:01", "9:99", "noon", ""])("refuses %p", (text) => {
    expect(parseTime(text)).toBeNull()
  })

  it("shows what runs over midnight on both days, from Sunday to Monday too", () => {
    const week = weekSegments([hours(7, "20:00", "02:00")])
    expect(week[7]).toEqual([{ from: 1200, to: 1440, isTail: false }])
    expect(week[1]).toEqual([{ from: 0, to: 120, isTail: true }])
  })

  it("shows a whole day once, however midnight is written", () => {
    expect(weekSegments([hours(1, "00:00", "24:00")])).toEqual(
      weekSegments([hours(1, "00:00", "00:00")])
    )
    expect(formatInterval(hours(1, "10:00", "00:00"))).toBe("10:00–24:00")
  })

  it("finds overlaps, also with the night before", () => {
    expect(weekMistakes([hours(1, "10:00", "14:00"), hours(1, "14:00", "20:00")])).toEqual({})
    expect(weekMistakes([hours(1, "10:00", "15:00"), hours(1, "14:00", "20:00")])).toEqual({
      1: "overlap",
    })
    expect(weekMistakes([hours(1, "20:00", "03:00"), hours(2, "02:00", "09:00")])).toEqual({
      2: "overlap",
    })
    expect(weekMistakes([hours(3, "soon", "20:00")])).toEqual({ 3: "time" })
  })

  it("copies a day over others and leaves the rest", () => {
    const week = [
      hours(1, "10:00", "22:00"),
      hours(2, "09:00", "12:00"),
      hours(7, "11:00", "18:00"),
    ]
    expect(copyDay(week, 1, [1, 2, 3])).toEqual([
      hours(1, "10:00", "22:00"),
      hours(7, "11:00", "18:00"),
      hours(2, "10:00", "22:00"),
      hours(3, "10:00", "22:00"),
    ])
  })
})

describe("a store's handle", () => {
  it.each([
    ["ТЦ «Европейский», 2 этаж", "tts-evropeyskiy-2-etazh"],
    ["Café Zürich", "cafe-zurich"],
    ["  ", ""],
  ])("of %p is %p", (name, handle) => {
    expect(handleOf(name)).toBe(handle)
  })
})
