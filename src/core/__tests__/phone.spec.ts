import { digitsOfSpellings, normalizePhone } from "../phone"

describe("phone numbers", () => {
  it.each([
    "+7 916 123-45-67",
    "8 (916) 123-45-67",
    "9161234567",
    "7 916 1234567",
    "tel:+7-916-123-45-67",
    "+7\u00a0916\u00a01234567",
    "８９１６１２３４５６７",
  ])("reads %s as the same number in Russia", (typed) => {
    expect(normalizePhone(typed, "ru")).toBe("+79161234567")
  })

  it("reads an international number in any country", () => {
    expect(normalizePhone("+49 30 901820", "RU")).toBe("+4930901820")
  })

  it.each(["", "12", "anna@example.com", "+7", "' or 1=1 --", "9".repeat(300)])(
    "takes %s for no number",
    (typed) => {
      expect(normalizePhone(typed, "ru")).toBeNull()
    }
  )

  it("knows the ways in which a number is written down", () => {
    expect(digitsOfSpellings("+79161234567").sort()).toEqual([
      "79161234567",
      "89161234567",
      "9161234567",
    ])
  })
})
