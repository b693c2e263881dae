import type { ShiftReport } from "../../../../types/shift"
import { shiftCsv } from "../shift-csv"

const NONE = { count: 0, total: 0 }
const shift: ShiftReport = {
  id: "e1",
  shift_id: "s1",
  device_id: "posdev_1",
  retail_store_id: "rst_1",
  status: "closed",
  currency_code: "rub",
  business_date: "2026-11-28",
  opened_at: "2026-11-28T07:00:00.000Z",
  closed_at: "2026-11-28T18:00:00.000Z",
  cashier: null,
  opening_cash: 0,
  sales: { count: 1, total: 899_000 },
  returns: NONE,
  voids: NONE,
  rounding: 0,
  cash: { opening: 0, paid_in: 0, paid_out: 0, drops: 0 },
  tenders: [
    {
      type: "cash",
      sales: 899_000,
      returns: 0,
      voids: 0,
      expected: 899_000,
      counted: 890_000,
      difference: -9_000,
      reported: null,
    },
  ],
  taxes: [],
  steps: [
    {
      event_id: "e2",
      type: "sale.completed",
      seq: 2,
      occurred_at: "2026-11-28T08:00:00.000Z",
      tender: "=cmd",
      amount: 899_000,
      note: "A-17",
    },
  ],
  doubts: [],
  late: { sales: NONE, returns: NONE, steps: [] },
}

describe("a Z-report as a table", () => {
  const lines = shiftCsv(shift).split("\n")

  it("begins with a byte order mark, so that spreadsheets read it as UTF-8", () => {
    expect(lines[0]).toBe("\ufeffsection,name,detail,amount,count")
  })

  it("keeps amounts below zero numbers, and text of tills text", () => {
    expect(lines).toContain("tender,cash,difference,-9000,")
    expect(lines).toContain("step,'=cmd,2 sale.completed A-17,899000,")
  })
})
