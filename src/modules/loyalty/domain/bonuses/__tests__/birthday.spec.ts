import { celebratedOn, daysUntil, earnsOn, isDayOfYear } from "../birthday"
import { isSamePerson } from "../same-person"

describe("a birthday", () => {
  it.each([
    ["2026-05-09", [{ month: 5, day: 9 }]],
    [
      "2026-02-28",
      [
        { month: 2, day: 28 },
        { month: 2, day: 29 },
      ],
    ],
    ["2028-02-28", [{ month: 2, day: 28 }]],
    ["2028-02-29", [{ month: 2, day: 29 }]],
    [
      "2100-02-28",
      [
        { month: 2, day: 28 },
        { month: 2, day: 29 },
      ],
    ],
  ])("is celebrated on %s", (day, birthdays) => {
    expect(celebratedOn(day)).toEqual(birthdays)
  })

  it("is a day of the calendar", () => {
    expect(isDayOfYear({ month: 2, day: 29 })).toBe(true)
    expect(isDayOfYear({ month: 2, day: 30 })).toBe(false)
    expect(isDayOfYear({ month: 4, day: 31 })).toBe(false)
  })

  it("is made up for over the turn of a month and of a year", () => {
    expect(daysUntil("2027-01-01", 3)).toEqual(["2026-12-30", "2026-12-31", "2027-01-01"])
  })

  it("earns when it was told before, and not twice because it was told anew", () => {
    const on = (told_on: string, given_on: string | null) =>
      earnsOn("2026-12-31", { told_on, given_on })
    expect(on("2026-12-30", null)).toBe(true)
    expect(on("2026-12-31", null)).toBe(false)
    expect(on("2025-01-01", "2025-12-31")).toBe(true)
    expect(on("2026-11-01", "2026-10-31")).toBe(false)
  })
})

describe("two customers", () => {
  const of = (email: string | null, phone: string | null = null) => ({ email, phone })

  it.each([
    ["one mailbox", of("Anna@example.com"), of("anna+shop@example.com "), true],
    [
      "one number, written in two ways",
      of(null, "+7 916 123-45-67"),
      of("a@b", "89161234567"),
      true,
    ],
    ["nothing known of both", of(null), of(null), false],
    [
      "two people",
      of("anna@example.com", "+79161234567"),
      of("ira@example.com", "+79161234568"),
      false,
    ],
  ])("with %s", (_, one, other, same) => {
    expect(isSamePerson(one, other)).toBe(same)
  })
})
