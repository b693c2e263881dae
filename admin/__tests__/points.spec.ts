import { monthBack, monthName, ownerName, parsePoints } from "../format/points"

describe("points typed by a person", () => {
  it.each([
    ["100", 100],
    ["-50", -50],
    ["\u221250", -50],
    ["1 250", 1250],
    ["0", null],
    ["1,5", null],
    ["many", null],
    ["", null],
  ])("%j is %j", (text, points) => {
    expect(parsePoints(text)).toBe(points)
  })
})

it("months are counted back over the turn of the year, from any day of one", () => {
  expect(monthBack(new Date(2026, 2, 31), 1)).toBe("2026-02")
  expect(monthBack(new Date(2026, 1, 28), 11)).toBe("2025-03")
  expect(monthName("2026-11", "en")).toBe("November 2026")
})

it("an account is called by the best its owner is known by", () => {
  expect(ownerName({ id: "cus_1", email: "a@example.com", name: "Anna" })).toBe("Anna")
  expect(ownerName({ id: "cus_1", email: null, name: null })).toBe("cus_1")
  expect(ownerName(null)).toBeNull()
})
