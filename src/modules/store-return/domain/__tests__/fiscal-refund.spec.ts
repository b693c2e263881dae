import { fiscalRefundOf } from "../fiscal-refund"
import type { NewUnitRow, ReturnCase, ReturnLegRow, ReturnUnitRow } from "../../types"

const unit = (place: number, amount: number) =>
  ({ order_line_item_id: "old", place, variant_id: "m", title: "Coat", amount }) as ReturnUnitRow
const goods = (amount: number) =>
  ({ line_item_id: "new", variant_id: "l", title: "Coat", amount }) as NewUnitRow
const leg = (part: Partial<ReturnLegRow>) =>
  ({ kind: "tender", provider_id: null, tender: "cash", done_way: "desk", ...part }) as ReturnLegRow

const told = (part: Partial<ReturnCase>) =>
  fiscalRefundOf(
    {
      ...{ id: "rtc_1", order_id: "order_1", order_display_id: 7, retail_store_id: "rst_1" },
      ...{ currency_code: "rub", units: [], legs: [], new_units: [], due: 0, due_tender: null },
      ...part,
    } as ReturnCase,
    (line) => (line === "new" ? [20] : [10])
  )
const sum = (parts: { amount: number }[]) => parts.reduce((all, { amount }) => all + amount, 0)

describe("what a fiscal service is told of a return", () => {
  it("is nothing when its money is on a till's receipt, or was points", () => {
    const legs = [leg({ amount: 9_00, done_way: "till" }), leg({ amount: 1_00, tender: "loyalty" })]
    expect(told({ units: [unit(0, 10_00)], legs })).toBeNull()
  })

  it("is the money that people and payments gave, shared by the goods", () => {
    const legs = [leg({ amount: 10_00 }), leg({ amount: 5_00, done_way: "till" })]
    const refund = told({ units: [unit(0, 7_50), unit(1, 7_50)], legs })!
    expect(refund).toMatchObject({ total: 10_00, sale: null, tenders: [{ tender: "cash" }] })
    expect(refund.lines.map(({ amount, tax_rates }) => [amount, tax_rates])).toEqual([
      [5_00, [10]],
      [5_00, [10]],
    ])
  })

  it("adds up where goods of no worth bring back what was kept back for a discount", () => {
    const refund = told({ units: [unit(0, 0), unit(1, 0)], legs: [leg({ amount: 10_01 })] })!
    expect([refund.total, sum(refund.lines), sum(refund.tenders)]).toEqual([10_01, 10_01, 10_01])
  })

  it("is an even exchange too, as a return and a sale of the same money", () => {
    const refund = told({ units: [unit(0, 10_00)], new_units: [goods(10_00)] })!
    expect(refund).toMatchObject({
      ...{ total: 10_00, lines: [{ amount: 10_00 }] },
      tenders: [{ kind: "exchange", amount: 10_00 }],
      sale: {
        total: 10_00,
        due: 0,
        lines: [{ line_item_id: "new", amount: 10_00, tax_rates: [20] }],
      },
    })
  })

  it("is the sale alone when what came back was worth no money, and what is taken is paid wholly on top", () => {
    const paid = { units: [unit(0, 0)], new_units: [goods(12_00)], due: 12_00 }
    expect(told({ ...paid, due_tender: "card" })).toMatchObject({
      ...{ total: 0, lines: [{ amount: 0 }], tenders: [] },
      sale: { total: 12_00, due: 12_00, due_tender: "card", lines: [{ amount: 12_00 }] },
    })
    expect(told({ units: [unit(0, 0)], new_units: [goods(0)] })).toBeNull()
  })

  it("is a dearer exchange with what was paid on top, and a cheaper one with what went back", () => {
    const dearer = told({
      ...{ units: [unit(0, 10_00)], new_units: [goods(12_00)] },
      ...{ due: 2_00, due_tender: "card" },
    })!
    expect(dearer).toMatchObject({
      total: 10_00,
      sale: { total: 12_00, due: 2_00, due_tender: "card" },
    })
    const cheaper = told({
      ...{ units: [unit(0, 10_00)], new_units: [goods(7_00)] },
      legs: [leg({ amount: 3_00 })],
    })!
    expect(cheaper).toMatchObject({ total: 10_00, sale: { total: 7_00, due: 0 } })
    for (const refund of [dearer, cheaper]) {
      expect([sum(refund.lines), sum(refund.tenders)]).toEqual([refund.total, refund.total])
    }
  })
})
