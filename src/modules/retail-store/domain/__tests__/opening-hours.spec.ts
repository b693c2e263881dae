import { isOpenAt, nextChange, openIntervals } from "../opening-hours"
import { at, calendar, DAY, HOUR } from "./calendars"

const shown = (intervals: { opens_at: number; closes_at: number }[]) =>
  intervals.map(({ opens_at, closes_at }) =>
    [opens_at, closes_at].map((ms) => new Date(ms).toISOString().slice(5, 16)).join(" ")
  )

type Case = [
  name: string,
  zone: string,
  week: string,
  exceptions: Record<string, string>,
  from: string,
  to: string,
  expected: string[],
]

const cases: Case[] = [
  [
    "a plain day",
    "Europe/Moscow",
    "mon 10:00-21:00",
    {},
    "2026-06-01T00:00Z",
    "2026-06-02T00:00Z",
    ["06-01T07:00 06-01T18:00"],
  ],
  [
    "a split shift with lunch",
    "Asia/Yekaterinburg",
    "mon 09:00-13:00 14:00-18:00",
    {},
    "2026-06-01T00:00Z",
    "2026-06-02T00:00Z",
    ["06-01T04:00 06-01T08:00", "06-01T09:00 06-01T13:00"],
  ],
  [
    "hours that touch are one",
    "Asia/Novosibirsk",
    "mon 14:00-18:00 09:00-14:00",
    {},
    "2026-06-01T00:00Z",
    "2026-06-02T00:00Z",
    ["06-01T02:00 06-01T11:00"],
  ],
  [
    "hours that overlap are one",
    "Asia/Novosibirsk",
    "mon 09:00-15:00 10:00-12:00 14:00-18:00",
    {},
    "2026-06-01T00:00Z",
    "2026-06-02T00:00Z",
    ["06-01T02:00 06-01T11:00"],
  ],
  [
    "over midnight",
    "Europe/Moscow",
    "fri 22:00-03:00",
    {},
    "2026-06-05T00:00Z",
    "2026-06-07T00:00Z",
    ["06-05T19:00 06-06T00:00"],
  ],
  [
    "over midnight from Sunday to Monday",
    "Europe/Moscow",
    "sun 22:00-03:00",
    {},
    "2026-06-07T12:00Z",
    "2026-06-08T12:00Z",
    ["06-07T19:00 06-08T00:00"],
  ],
  [
    "clipped at both ends",
    "Europe/Moscow",
    "mon 10:00-21:00",
    {},
    "2026-06-01T08:30Z",
    "2026-06-01T09:00Z",
    ["06-01T08:30 06-01T09:00"],
  ],
  [
    "full-day entries join at midnight",
    "Europe/Moscow",
    "mon 00:00-24:00, tue 00:00-24:00",
    {},
    "2026-05-31T00:00Z",
    "2026-06-05T00:00Z",
    ["05-31T21:00 06-02T21:00"],
  ],
  [
    "24 hours from an evening",
    "Europe/Moscow",
    "mon 18:00-18:00",
    {},
    "2026-06-01T00:00Z",
    "2026-06-05T00:00Z",
    ["06-01T15:00 06-02T15:00"],
  ],
  [
    "a closed date",
    "Europe/Moscow",
    "daily 10:00-20:00",
    { "2026-06-01": "" },
    "2026-05-31T22:00Z",
    "2026-06-02T20:00Z",
    ["06-02T07:00 06-02T17:00"],
  ],
  [
    "a night runs into a closed date",
    "Europe/Moscow",
    "daily 22:00-03:00",
    { "2026-06-02": "" },
    "2026-06-01T12:00Z",
    "2026-06-03T12:00Z",
    ["06-01T19:00 06-02T00:00"],
  ],
  [
    "other hours on a date",
    "Europe/Moscow",
    "daily 10:00-20:00",
    { "2026-06-01": "12:00-15:00 16:00-02:00" },
    "2026-05-31T22:00Z",
    "2026-06-02T06:00Z",
    ["06-01T09:00 06-01T12:00", "06-01T13:00 06-01T23:00"],
  ],
  [
    "open on a weekday without hours",
    "Europe/Moscow",
    "mon 10:00-20:00",
    { "2026-06-07": "10:00-12:00" },
    "2026-06-06T00:00Z",
    "2026-06-08T00:00Z",
    ["06-07T07:00 06-07T09:00"],
  ],
  [
    "a leap day",
    "Europe/Moscow",
    "tue 10:00-20:00",
    {},
    "2028-02-28T12:00Z",
    "2028-03-01T12:00Z",
    ["02-29T07:00 02-29T17:00"],
  ],
  [
    "an exception on a leap day",
    "Europe/Moscow",
    "daily 10:00-20:00",
    { "2028-02-29": "" },
    "2028-02-28T21:00Z",
    "2028-03-01T10:00Z",
    ["03-01T07:00 03-01T10:00"],
  ],
  [
    "spring: a night is an hour shorter",
    "Europe/Berlin",
    "sat 22:00-06:00",
    {},
    "2026-03-28T12:00Z",
    "2026-03-29T12:00Z",
    ["03-28T21:00 03-29T04:00"],
  ],
  [
    "autumn: a night is an hour longer",
    "Europe/Berlin",
    "sat 22:00-06:00",
    {},
    "2026-10-24T12:00Z",
    "2026-10-25T12:00Z",
    ["10-24T20:00 10-25T05:00"],
  ],
  [
    "spring in New York, three weeks before",
    "America/New_York",
    "sun 01:00-04:00",
    {},
    "2026-03-08T00:00Z",
    "2026-03-09T00:00Z",
    ["03-08T06:00 03-08T08:00"],
  ],
  [
    "autumn in New York",
    "America/New_York",
    "sun 00:00-04:00",
    {},
    "2026-11-01T00:00Z",
    "2026-11-02T00:00Z",
    ["11-01T04:00 11-01T09:00"],
  ],
  [
    "Lord Howe loses half an hour",
    "Australia/Lord_Howe",
    "sun 01:00-04:00",
    {},
    "2026-10-03T00:00Z",
    "2026-10-04T00:00Z",
    ["10-03T14:30 10-03T17:00"],
  ],
  [
    "Lord Howe repeats half an hour",
    "Australia/Lord_Howe",
    "sun 01:00-04:00",
    {},
    "2026-04-04T00:00Z",
    "2026-04-05T00:00Z",
    ["04-04T14:00 04-04T17:30"],
  ],
  [
    "wholly inside the missing hour",
    "Europe/Berlin",
    "sun 02:10-02:50",
    {},
    "2026-03-29T00:00Z",
    "2026-03-30T00:00Z",
    [],
  ],
  [
    "from inside the missing hour",
    "Europe/Berlin",
    "sun 02:30-05:00",
    {},
    "2026-03-29T00:00Z",
    "2026-03-30T00:00Z",
    ["03-29T01:00 03-29T03:00"],
  ],
  [
    "into the missing hour",
    "Europe/Berlin",
    "sun 01:00-02:30",
    {},
    "2026-03-29T00:00Z",
    "2026-03-30T00:00Z",
    ["03-29T00:00 03-29T01:00"],
  ],
  [
    "the first of a repeated hour opens and closes",
    "Europe/Berlin",
    "sun 02:15-02:45",
    {},
    "2026-10-25T00:00Z",
    "2026-10-26T00:00Z",
    ["10-25T00:15 10-25T00:45"],
  ],
  [
    "a day without midnight",
    "Africa/Cairo",
    "fri 00:00-02:00",
    {},
    "2026-04-23T12:00Z",
    "2026-04-24T12:00Z",
    ["04-23T22:00 04-23T23:00"],
  ],
  ["never open", "Europe/Moscow", "", {}, "2026-06-01T00:00Z", "2026-07-01T00:00Z", []],
  [
    "an empty range",
    "Europe/Moscow",
    "daily 00:00-24:00",
    {},
    "2026-06-01T00:00Z",
    "2026-06-01T00:00Z",
    [],
  ],
]

describe("openIntervals", () => {
  it.each(cases)("%s", (_name, zone, week, exceptions, from, to, expected) => {
    expect(shown(openIntervals(calendar(zone, week, exceptions), at(from), at(to)))).toEqual(
      expected
    )
  })
})

describe("isOpenAt", () => {
  const store = calendar("Europe/Moscow", "mon 10:00-20:00")

  it.each([
    ["2026-06-01T06:59:59.999Z", false],
    ["2026-06-01T07:00Z", true],
    ["2026-06-01T16:59:59.999Z", true],
    ["2026-06-01T17:00Z", false],
  ])("%s is %s", (instant, expected) => {
    expect(isOpenAt(store, at(instant))).toBe(expected)
  })

  it("refuses a calendar that cannot be read instead of guessing", () => {
    expect(() => isOpenAt(calendar("Europe/Moscow", "daily 10:00-25:00"), 0)).toThrow(
      expect.objectContaining({ type: "invalid_data", code: "calendar_invalid" })
    )
  })
})

describe("nextChange", () => {
  const store = calendar("Europe/Moscow", "mon 10:00-13:00 13:00-20:00", { "2026-06-08": "" })

  it.each([
    ["closed: the opening", "2026-06-01T00:00Z", "2026-06-01T07:00Z"],
    ["at the opening: the closing, past touching hours", "2026-06-01T07:00Z", "2026-06-01T17:00Z"],
    [
      "at the closing: the opening after the closed Monday",
      "2026-06-01T17:00Z",
      "2026-06-15T07:00Z",
    ],
  ])("%s", (_name, now, expected) => {
    expect(nextChange(store, at(now))).toBe(at(expected))
  })

  it("is null for a store that is always or never open", () => {
    expect(
      nextChange(calendar("Europe/Berlin", "daily 00:00-24:00"), at("2026-03-20T00:00Z"))
    ).toBeNull()
    expect(nextChange(calendar("Europe/Berlin", ""), at("2026-03-20T00:00Z"))).toBeNull()
  })

  it("is null beyond the horizon", () => {
    const now = at("2026-06-01T17:00Z")
    expect(nextChange(store, now, 13)).toBeNull()
    expect(nextChange(store, now, 14)).toBe(now + 14 * DAY - 10 * HOUR)
    expect(nextChange(store, at("2026-06-01T07:00Z"), 10 / 24)).toBeNull()
  })
})
