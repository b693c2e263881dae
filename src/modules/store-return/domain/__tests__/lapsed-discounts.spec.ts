import {
  type DiscountedLine,
  type DiscountedOrder,
  lapsedDiscount,
  type PromotionTerms,
} from "../lapsed-discounts"

const lineOf = (
  id: string,
  quantity: number,
  unit_price: number,
  more: Partial<DiscountedLine> = {}
): DiscountedLine => ({
  ...{ id, quantity, unit_price, is_tax_inclusive: true, tax_rates: [20], adjustments: [] },
  attributes: { "items.product.id": [`prod_${id}`] },
  ...more,
})
const off = (promotion_id: string, amount: number) => [
  { promotion_id, amount, is_tax_inclusive: true },
]
const orderOf = (...lines: DiscountedLine[]): DiscountedOrder => ({
  currency_code: "rub",
  lines,
  shipping: [],
})
const from = (attribute: string, operator: string, value: string): PromotionTerms => ({
  ...{ id: "ten", buy: null },
  rules: [{ attribute, operator, values: [value] }],
})
const kept = (
  units: Record<string, number>,
  taken?: number[],
  given_up: Record<string, number> = {}
) => ({
  units: new Map(Object.entries(units)),
  given_up: new Map(Object.entries(given_up)),
  taken,
})

describe("a discount from a sum of the basket on", () => {
  // Two coats of 6,000 and a scarf of 2,000, less 10 % from 10,000 on.
  const order = orderOf(
    lineOf("coat", 2, 6000, { adjustments: off("ten", 1200) }),
    lineOf("scarf", 1, 2000, { adjustments: off("ten", 200) })
  )
  const ten = from("original_item_total", "gte", "10000")

  it.each([
    ["all is", { coat: 2, scarf: 1 }, 0],
    ["enough is", { coat: 2, scarf: 0 }, 0],
    ["less is, by what it took off that", { coat: 1, scarf: 1 }, 800_00],
    ["nothing is", { coat: 0, scarf: 0 }, 0],
  ])("comes to what it takes off goods that are kept when %s", (_, units, lapsed) => {
    expect(lapsedDiscount(order, [ten], kept(units as never))).toBe(lapsed)
  })

  it("counts what is taken in exchange", () => {
    expect(lapsedDiscount(order, [ten], kept({ coat: 1, scarf: 1 }, [2000_00]))).toBe(0)
    expect(lapsedDiscount(order, [ten], kept({ coat: 1, scarf: 1 }, [1999_99]))).toBe(800_00)
  })

  it("counts what the shopper never got, and takes nothing back of it", () => {
    expect(lapsedDiscount(order, [ten], kept({ coat: 1, scarf: 0 }, undefined, { coat: 1 }))).toBe(
      0
    )
    expect(lapsedDiscount(order, [ten], kept({ coat: 1, scarf: 0 }, undefined, { scarf: 1 }))).toBe(
      600_00
    )
  })

  it("is measured as the rule says: with more than, before tax, and before it was given", () => {
    const units = kept({ coat: 2, scarf: 0 })
    expect(lapsedDiscount(order, [from("original_item_total", "gt", "12000")], units)).toBe(1200_00)
    expect(lapsedDiscount(order, [from("item_subtotal", "gte", "10000")], units)).toBe(0)
    expect(lapsedDiscount(order, [from("item_subtotal", "gte", "10000.01")], units)).toBe(1200_00)
    expect(lapsedDiscount(order, [from("item_total", "gte", "12000")], units)).toBe(0)
  })

  it("counts what delivery cost where the rule is about all of it", () => {
    const delivered = {
      ...order,
      shipping: [{ amount: 500, is_tax_inclusive: true, tax_rates: [20] }],
    }
    const units = kept({ coat: 1, scarf: 1 })
    expect(lapsedDiscount(delivered, [from("original_total", "gte", "8500")], units)).toBe(0)
    expect(lapsedDiscount(delivered, [from("original_total", "gte", "8500.01")], units)).toBe(
      800_00
    )
  })

  it("takes tax with it where it was taken off the price before tax", () => {
    const net = orderOf(
      lineOf("coat", 2, 100, {
        is_tax_inclusive: false,
        adjustments: [{ promotion_id: "ten", amount: 20, is_tax_inclusive: false }],
      })
    )
    expect(lapsedDiscount(net, [from("item_subtotal", "gte", "200")], kept({ coat: 1 }))).toBe(
      12_00
    )
  })

  it("holds where the order itself does not come to what the rule asks now, or it asks what is not known", () => {
    const units = kept({ coat: 1, scarf: 0 })
    expect(lapsedDiscount(order, [from("original_item_total", "gte", "15000")], units)).toBe(0)
    expect(lapsedDiscount(order, [from("customer.groups.id", "in", "vip")], units)).toBe(0)
    expect(lapsedDiscount(order, [from("item_total", "lt", "20000")], units)).toBe(0)
  })

  it("leaves other discounts as they are", () => {
    const both = orderOf(
      lineOf("coat", 2, 6000, { adjustments: [...off("ten", 1200), ...off("spring", 600)] })
    )
    expect(lapsedDiscount(both, [ten], kept({ coat: 1 }))).toBe(600_00)
  })
})

describe("a discount for buying so many", () => {
  const rules = (...products: string[]) => [
    { attribute: "items.product.id", operator: "in", values: products.map((id) => `prod_${id}`) },
  ]
  const gift = (buy: PromotionTerms["buy"]): PromotionTerms => ({ id: "gift", rules: [], buy })

  it("lapses with too few of what was bought, and not with the gift", () => {
    const order = orderOf(
      lineOf("coat", 2, 6000),
      lineOf("scarf", 1, 2000, { adjustments: off("gift", 2000) })
    )
    const terms = gift({ rules: rules("coat"), quantity: 2 })
    expect(lapsedDiscount(order, [terms], kept({ coat: 1, scarf: 1 }))).toBe(2000_00)
    expect(lapsedDiscount(order, [terms], kept({ coat: 2, scarf: 0 }))).toBe(0)
    expect(lapsedDiscount(order, [terms], kept({ coat: 1, scarf: 0 }))).toBe(0)
  })

  it("stands in an exchange, and with what the shopper never got", () => {
    const order = orderOf(
      lineOf("coat", 2, 6000),
      lineOf("scarf", 1, 2000, { adjustments: off("gift", 2000) })
    )
    const terms = gift({ rules: rules("coat"), quantity: 2 })
    expect(lapsedDiscount(order, [terms], kept({ coat: 1, scarf: 1 }, [5500_00]))).toBe(0)
    const missing = kept({ coat: 1, scarf: 1 }, undefined, { coat: 1 })
    expect(lapsedDiscount(order, [terms], missing)).toBe(0)
  })

  it("does not count the cheaper unit among those that were bought", () => {
    const order = orderOf(lineOf("coat", 3, 6000, { adjustments: off("gift", 6000) }))
    const terms = gift({ rules: rules("coat"), quantity: 2 })
    expect(lapsedDiscount(order, [terms], kept({ coat: 2 }))).toBe(4000_00)
    expect(lapsedDiscount(order, [terms], kept({ coat: 3 }))).toBe(0)
  })

  it("holds where the rules ask what the order does not tell", () => {
    const order = orderOf(lineOf("coat", 2, 6000, { adjustments: off("gift", 3000) }))
    const odd = [{ attribute: "items.metadata.season", operator: "in", values: ["spring"] }]
    expect(lapsedDiscount(order, [gift({ rules: odd, quantity: 2 })], kept({ coat: 1 }))).toBe(0)
  })
})
