import { dayBounds, localDate, parseDate, parseTime, weekdayOf } from "../calendar"
import { validateCalendar } from "../calendar-mistakes"
import { isTimeZone } from "../../../../core/zone"
import { at, calendar, HOUR } from "./calendars"

describe("parseTime", () => {
  it.each([
    ["00:00", 0],
    ["09:30", 570],
    ["23:59", 1_439],
    ["24:00", 1_440],
    ["24:01", null],
    ["9:30", null],
    ["12:60", null],
    ["12:00 ", null],
    ["12:00:00", null],
    ["", null],
  ])("%j is %j", (text, minutes) => {
    expect(parseTime(text)).toBe(minutes)
  })
})

describe("parseDate", () => {
  it.each([
    ["1970-01-01", 0],
    ["2028-02-29", 21_243],
    ["2027-02-29", null],
    ["2026-02-30", null],
    ["2026-13-01", null],
    ["2026-1-1", null],
    ["tomorrow", null],
  ])("%j is %j", (text, day) => {
    expect(parseDate(text)).toBe(day)
  })

  it("knows the weekday", () => {
    expect(
      ["2026-06-01", "2028-02-29", "1969-12-28"].map((date) => weekdayOf(parseDate(date) ?? NaN))
    ).toEqual([1, 2, 7])
  })
})

describe("localDate and dayBounds", () => {
  it.each([
    ["Europe/Moscow", "2026-06-01T20:59:59Z", "2026-06-01"],
    ["Europe/Moscow", "2026-06-01T21:00Z", "2026-06-02"],
    ["America/New_York", "2026-06-02T03:59:59Z", "2026-06-01"],
    ["Pacific/Kiritimati", "2026-06-01T10:00Z", "2026-06-02"],
  ])("%s %s is %s", (zone, instant, date) => {
    expect(localDate(zone, at(instant))).toBe(date)
  })

  it.each([
    ["Europe/Berlin", "2026-03-29", "2026-03-28T23:00Z", 23],
    ["Europe/Berlin", "2026-10-25", "2026-10-24T22:00Z", 25],
    ["Australia/Lord_Howe", "2026-10-04", "2026-10-03T13:30Z", 23.5],
    ["Australia/Lord_Howe", "2026-04-05", "2026-04-04T13:00Z", 24.5],
    ["Africa/Cairo", "2026-04-24", "2026-04-23T22:00Z", 23],
    ["America/Havana", "2026-11-01", "2026-11-01T04:00Z", 25],
    ["Europe/Moscow", "2028-02-29", "2028-02-28T21:00Z", 24],
  ])("%s %s begins %s and lasts %s h", (zone, date, starts, hours) => {
    const starts_at = at(starts)
    expect(dayBounds(zone, date)).toEqual({ starts_at, ends_at: starts_at + hours * HOUR })
  })

  it("refuses what is no date", () => {
    expect(() => dayBounds("Europe/Moscow", "2026-02-30")).toThrow(
      expect.objectContaining({ type: "invalid_data", code: "date_invalid" })
    )
  })
})

describe("isTimeZone", () => {
  it.each([
    ["Asia/Yekaterinburg", true],
    ["UTC", true],
    ["Moscow", false],
    ["+03:00", false],
    ["", false],
  ])("%j: %j", (name, expected) => {
    expect(isTimeZone(name)).toBe(expected)
  })
})

describe("validateCalendar", () => {
  it("accepts split shifts, touching hours, nights, whole days and closed dates", () => {
    const right = calendar(
      "Asia/Yekaterinburg",
      "mon 09:00-13:00 14:00-18:00, tue 00:00-24:00, fri 10:00-12:00 12:00-20:00 22:00-03:00",
      {
        "2026-12-31": "10:00-16:00",
        "2027-01-01..2027-01-08": "",
      }
    )
    expect(validateCalendar(right)).toEqual([])
  })

  it.each([
    [calendar("Mars/Olympus", ""), ['"Mars/Olympus" is not a time zone such as Europe/Moscow.']],
    [calendar("UTC", "noday 10:00-12:00"), ["Weekday 0 is not between 1 (Monday) and 7 (Sunday)."]],
    [
      calendar("UTC", "mon 10:00-25:00"),
      ["Monday: 10:00-25:00 is not a pair of times such as 10:00-20:00."],
    ],
    [
      calendar("UTC", "mon 24:00-10:00"),
      ["Monday: 24:00-10:00 is not a pair of times such as 10:00-20:00."],
    ],
    [
      calendar("UTC", "sun 00:00-00:00"),
      ["Sunday: write 00:00-24:00 for the whole day, or leave 00:00-00:00 out for closed."],
    ],
    [
      calendar("UTC", "tue 12:00-18:00 09:00-13:00"),
      ["Tuesday: 09:00-13:00 and 12:00-18:00 overlap."],
    ],
    [
      calendar("UTC", "tue 20:00-02:00 23:00-24:00"),
      ["Tuesday: 20:00-02:00 and 23:00-24:00 overlap."],
    ],
    [calendar("UTC", "", { "2026-02-30": "" }), ['"2026-02-30" is not a date such as 2026-01-31.']],
    [
      calendar("UTC", "", { "2026-03-02..2026-03-01": "" }),
      ["2026-03-02 to 2026-03-01: the last date is before the first."],
    ],
    [
      calendar("UTC", "", { "2026-03-01..2026-03-05": "", "2026-03-05": "10:00-12:00" }),
      ["2026-03-05: another exception (2026-03-01 to 2026-03-05) covers the same date."],
    ],
    [
      calendar("UTC", "", { "2026-03-01": "9-5" }),
      ["2026-03-01: 9-5 is not a pair of times such as 10:00-20:00."],
    ],
  ])("names the mistake %#", (wrong, mistakes) => {
    expect(validateCalendar(wrong)).toEqual(mistakes)
  })

  it("names them all at once", () => {
    expect(
      validateCalendar(calendar("x", "mon 1-2 10:00-12:00 11:00-13:00", { "a..b": "" }))
    ).toHaveLength(5)
  })
})
