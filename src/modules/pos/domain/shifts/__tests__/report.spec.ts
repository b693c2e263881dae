import type { PosEvent, PosEventData, PosEventType } from "../../events/envelope"
import { shiftReport } from "../report"
import type { ShiftEvent } from "../steps"

let made = 0
function event<T extends PosEventType>(seq: number, type: T, data: unknown): PosEvent<T> {
  const id = `01936d3e-7c00-7000-8000-${String(++made).padStart(12, "0")}`
  const envelope = {
    id,
    type,
    seq,
    epoch: 1,
    occurred_at: "2026-11-28T10:00:00+03:00",
    business_date: "2026-11-28",
    mode: "live",
  }
  return { ...envelope, data: data as PosEventData<T> } as unknown as PosEvent<T>
}

const sale = (seq: number, tenders: [string, number][], more: object = {}) => {
  const total = tenders.reduce((sum, [, amount]) => sum + amount, 0)
  return event(seq, "sale.completed", {
    receipt_number: `R${seq}`,
    currency_code: "rub",
    lines: [
      {
        line_id: "1",
        title: "Coat",
        quantity: 1,
        unit_price: total,
        discounts: [],
        taxes: [{ rate: 20, amount: Math.round(total / 6) }],
        total,
      },
    ],
    totals: { discount: 0, tax: 0, rounding: 0, total },
    tenders: tenders.map(([type, amount]) => ({ type, amount })),
    ...more,
  })
}

const opened = event(1, "shift.opened", {
  shift_id: "S1",
  currency_code: "rub",
  opening_cash: 500000,
})
const cashSale = sale(2, [["cash", 899000]])
const splitSale = sale(3, [
  ["cash", 100000],
  ["card", 799000],
])
const paidOut = event(4, "cash.moved", {
  shift_id: "S1",
  currency_code: "rub",
  kind: "paid_out",
  amount: 30000,
  reason: "Courier",
})
const back = event(5, "return.completed", {
  ...splitSale.data,
  receipt_number: "R5",
  tenders: [{ type: "card", amount: 799000 }],
  totals: { discount: 0, tax: 0, rounding: 0, total: 799000 },
})
const voided = event(6, "sale.voided", { sale_event_id: cashSale.id, reason: "Wrong size" })
const closed = event(7, "shift.closed", {
  shift_id: "S1",
  currency_code: "rub",
  counted: [
    { type: "cash", amount: 569000 },
    { type: "card", amount: 0 },
  ],
  reported: { tenders: [{ type: "card", amount: 799000 }] },
})
const lateSale = sale(8, [["cash", 12300]])

const DAY: ShiftEvent[] = [
  { event: opened },
  { event: cashSale },
  { event: splitSale },
  { event: paidOut },
  { event: back },
  { event: voided, voided: cashSale },
  { event: closed },
  { event: lateSale },
]
const report = (events: ShiftEvent[]) =>
  shiftReport({ device_id: "posdev_1", retail_store_id: "rst_1", events, doubts: [] })

describe("a Z-report", () => {
  it("expects what the events say, and shows the difference to what was counted", () => {
    const { tenders, cash, sales, returns, voids } = report(DAY)
    expect(tenders).toEqual([
      {
        type: "card",
        sales: 799000,
        returns: 799000,
        voids: 0,
        expected: 0,
        counted: 0,
        difference: 0,
        reported: 799000,
      },
      {
        type: "cash",
        sales: 999000,
        returns: 0,
        voids: 899000,
        expected: 570000,
        counted: 569000,
        difference: -1000,
        reported: null,
      },
    ])
    expect(cash).toEqual({ opening: 500000, paid_in: 0, paid_out: 30000, drops: 0 })
    expect([sales, returns, voids]).toEqual([
      { count: 2, total: 1798000 },
      { count: 1, total: 799000 },
      { count: 1, total: 899000 },
    ])
  })

  it("explains every figure step by step: the steps of a tender sum up to what is expected", () => {
    const { tenders, steps } = report(DAY)
    for (const { type, expected } of tenders) {
      const own = steps.filter((step) => step.tender === type)
      expect(own.reduce((sum, step) => sum + step.amount, 0)).toBe(expected)
    }
    expect(steps.map((step) => step.seq)).toEqual([1, 2, 3, 3, 4, 5, 6])
  })

  it("keeps what was made after the close in a bucket of its own", () => {
    const { late, sales } = report(DAY)
    expect(late.sales).toEqual({ count: 1, total: 12300 })
    expect(sales.count).toBe(2)
  })

  it("taxes: sold and returned per rate, a void among what went back", () => {
    expect(report(DAY).taxes).toEqual([{ code: null, rate: 20, sold: 299666, returned: 299666 }])
  })

  it("names what makes the books doubtful", () => {
    const foreign = sale(3, [["cash", 100]], { currency_code: "kzt" })
    const short = event(4, "sale.completed", {
      ...cashSale.data,
      tenders: [{ type: "cash", amount: 898000 }],
    })
    const { doubts, sales } = report([
      { event: opened },
      { event: foreign },
      { event: short },
      { event: closed },
    ])
    expect(doubts).toEqual([
      { kind: "other_currency", event_id: foreign.id, seq: 3, currency_code: "kzt" },
      { kind: "tenders_differ_from_total", event_id: short.id, seq: 4, amount: -1000 },
      { kind: "till_reported_other", tender: "card", reported: 799000, computed: 0 },
    ])
    expect(sales.count).toBe(1)
  })

  it("is open until the till closes it, with nothing counted", () => {
    const { status, tenders } = report([{ event: opened }, { event: cashSale }])
    expect(status).toBe("open")
    expect(tenders).toMatchObject([
      { type: "cash", expected: 1399000, counted: null, difference: null },
    ])
  })
})
