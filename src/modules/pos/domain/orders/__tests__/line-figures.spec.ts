import { decorateCartTotals } from "@medusajs/framework/utils"
import fc from "fast-check"
import { fromMinor, toMinor } from "../../../../../core/money"
import type { SaleCompleted } from "../../events/sale"
import { lineFigures, TILL_ROUNDING } from "../line-figures"

type Line = SaleCompleted["lines"][number]

const lineOf = (line: Partial<Line> & { total: number }): Line => ({
  line_id: "1",
  title: "Coat",
  quantity: 1,
  unit_price: line.total,
  discounts: [],
  taxes: [],
  ...line,
})

const saleOf = (lines: Line[], total: number, prices_include_tax = true) => ({
  lines,
  totals: { discount: 0, tax: 0, rounding: 0, total },
  prices_include_tax,
})

/** The order as Medusa adds it up, in major units. */
function totalOf(sale: ReturnType<typeof saleOf>, currency: string): number {
  const money = (minor: number) => fromMinor(minor, currency)
  const items = lineFigures(sale).map(({ unit_price, adjustments }, index) => ({
    id: String(index),
    quantity: sale.lines[index]!.quantity,
    unit_price: money(unit_price),
    is_tax_inclusive: true,
    adjustments: adjustments.map(({ amount }) => ({
      amount: money(amount),
      is_tax_inclusive: true,
    })),
    tax_lines: sale.lines[index]!.taxes.map(({ rate }) => ({ rate })),
  }))
  const order = decorateCartTotals({ currency_code: currency, items } as never)
  return Number((order as unknown as { total: number }).total)
}

describe("the figures of an order made from a receipt", () => {
  it("are the receipt's own where they add up", () => {
    const line = lineOf({
      unit_price: 1000,
      quantity: 2,
      discounts: [{ code: "VIP", amount: 300 }],
      total: 1700,
    })
    expect(lineFigures(saleOf([line], 1700))).toEqual([
      { unit_price: 1000, adjustments: [{ code: "VIP", amount: 300 }] },
    ])
  })

  it("book cash rounding on the largest line", () => {
    const lines = [lineOf({ total: 500 }), lineOf({ total: 99937 })]
    expect(lineFigures(saleOf(lines, 100400))).toEqual([
      { unit_price: 500, adjustments: [] },
      { unit_price: 99937, adjustments: [{ code: TILL_ROUNDING, amount: 37 }] },
    ])
  })

  it("take from the next line what the largest one does not have", () => {
    const lines = [lineOf({ total: 10 }), lineOf({ total: 12 })]
    expect(totalOf(saleOf(lines, 7), "rub")).toBe(0.07)
  })

  it("raise a price when the receipt comes to more than its parts", () => {
    const line = lineOf({ unit_price: 100, quantity: 3, total: 300 })
    expect(lineFigures(saleOf([line], 301))).toEqual([
      { unit_price: 101, adjustments: [{ code: TILL_ROUNDING, amount: 2 }] },
    ])
  })

  it.each(["rub", "jpy", "kwd"])("come to every receipt's total, in %s", (currency) => {
    const line = fc.record({
      unit_price: fc.nat(1_000_000_000_000),
      quantity: fc.integer({ min: 1, max: 1_000_000 }),
      discounts: fc.array(fc.record({ amount: fc.nat(2_000_000) }), { maxLength: 3 }),
      total: fc.oneof(fc.nat(20), fc.nat(10_000_000), fc.nat(100_000_000_000)),
      taxes: fc.array(fc.record({ rate: fc.constantFrom(0, 5, 7.5, 10, 20), amount: fc.nat(9) }), {
        maxLength: 2,
      }),
    })
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 5 }),
        fc.oneof(fc.integer({ min: -50, max: 50 }), fc.integer()),
        fc.boolean(),
        (lines, rounding, prices_include_tax) => {
          const sum = lines.reduce((total, each) => total + each.total, 0)
          const total = Math.max(0, sum + rounding)
          const sale = saleOf(lines.map(lineOf), total, prices_include_tax)
          expect(toMinor(totalOf(sale, currency), currency)).toBe(total)
        }
      ),
      { numRuns: 300 }
    )
  })
})
