import { fromMinor, toMinor } from "../money"

describe("minor units", () => {
  it.each([
    ["rub", 129.905, 12_991, 129.91],
    ["jpy", 12_999, 12_999, 12_999],
    ["kwd", 129.905, 129_905, 129.905],
    ["xxx", 1.5, 150, 1.5],
  ])("of %s: %d is %d, and back", (currency, amount, minor, back) => {
    expect([toMinor(amount, currency), fromMinor(minor, currency)]).toEqual([minor, back])
  })
})
