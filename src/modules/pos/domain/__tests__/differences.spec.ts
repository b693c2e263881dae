import { differencesOf, needsLook, priceDifferences } from "../differences"

const line = (more: object = {}) => ({
  line_id: "1",
  title: "Coat",
  quantity: 2,
  unit_price: 1200,
  discounts: [],
  taxes: [{ rate: 20, amount: 400 }],
  total: 2400,
  ...more,
})

const receipt = (lines = [line()], totals: object = {}) => ({
  receipt_number: "1",
  currency_code: "rub",
  prices_include_tax: true,
  lines,
  totals: { discount: 0, tax: 0, rounding: 0, total: 2400, ...totals },
  tenders: [{ type: "card" as const, amount: 2400 }],
})

describe("differences between the till's figures and ours", () => {
  it("are none on a receipt that adds up", () => {
    expect(differencesOf(receipt())).toEqual([])
  })

  it.each([
    ["rounding", receipt([line({ total: 2399 })], { rounding: 1 })],
    ["tax", receipt([line({ taxes: [{ rate: 20, amount: 480 }] })])],
    ["arithmetic", receipt([line()], { total: 2300 })],
    ["tender", { ...receipt(), tenders: [{ type: "card" as const, amount: 2000 }] }],
  ])("have the class %s", (kind, given) => {
    expect(differencesOf(given).map((difference) => difference.class)).toContain(kind)
  })

  it("ask for a look unless they explain themselves", () => {
    const classes = ["rounding", "late", "tax", "arithmetic", "tender", "price_version"] as const
    const strange = classes.filter((kind) =>
      needsLook({ class: kind, pointer: "", till: 1, server: 2 })
    )
    expect(strange).toEqual(["tax", "arithmetic", "tender", "price_version"])
  })

  it("compare a price with ours only when the line names the version it has", () => {
    const ours = () => 1100
    const versioned = receipt([line({ price_version: "v1" })])
    const found = { pointer: "/lines/0/unit_price", till: 1200, server: 1100 }
    expect(priceDifferences(receipt(), ours, false)).toEqual([])
    expect(priceDifferences(versioned, () => null, false)).toEqual([])
    expect(priceDifferences(versioned, () => 1200, false)).toEqual([])
    expect(priceDifferences(versioned, ours, false)).toEqual([{ class: "price_version", ...found }])
    expect(priceDifferences(versioned, ours, true)).toEqual([{ class: "late", ...found }])
  })
})
