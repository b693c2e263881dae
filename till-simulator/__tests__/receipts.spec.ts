import fc from "fast-check"
import { EVENT_TYPES } from "../../src/modules/pos/domain/events/envelope"
import { blindReturnOf, returnOf, saleOf } from "../receipts"
import { seededRandom } from "../random"
import { actAtRandom, COATS } from "../shop-day"
import { businessDate, storeTime } from "../store-clock"
import { TillStore } from "../store/till-store"
import { Till } from "../till"
import type { TillEvent } from "../types"

const HEAD = { receipt_number: "1", currency_code: "RUB" }

const saleEvent = (data: ReturnType<typeof saleOf>) =>
  ({ id: "sale", type: "sale.completed", data }) as TillEvent<"sale.completed">

describe("receipts", () => {
  it("contain 20 % of tax and are paid by card unless told otherwise", () => {
    const sale = saleOf(HEAD, [{ sku: "A", unit_price: 1200, quantity: 2, discount: 300 }])
    expect(sale.totals).toEqual({ discount: 300, tax: 350, rounding: 0, total: 2100 })
    expect(sale.tenders).toEqual([{ type: "card", amount: 2100 }])
  })

  it("give back exactly what was paid, in however many returns", () => {
    const sales = fc.record({
      unit_price: fc.integer({ min: 1, max: 1_000_000 }),
      quantity: fc.integer({ min: 1, max: 9 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    fc.assert(
      fc.property(sales, ({ unit_price, quantity, share }) => {
        const discount = Math.floor(unit_price * quantity * share)
        const sale = saleEvent(saleOf(HEAD, [{ sku: "A", unit_price, quantity, discount }]))
        const earlier: TillEvent[] = []
        for (let unit = 0; unit < quantity; unit++) {
          const data = returnOf(HEAD, sale, { lines: [{ line_id: "1", quantity: 1 }], earlier })
          earlier.push({ type: "return.completed", data } as TillEvent)
        }
        const sum = (of: (event: TillEvent<"return.completed">) => number): number =>
          earlier.reduce((all, event) => all + of(event as TillEvent<"return.completed">), 0)
        expect(sum(({ data }) => data.totals.total)).toBe(sale.data.totals.total)
        expect(sum(({ data }) => data.totals.tax)).toBe(sale.data.totals.tax)
        expect(sum(({ data }) => data.totals.discount)).toBe(sale.data.totals.discount)
        const lines = [{ line_id: "1", quantity: 1 }]
        expect(() => returnOf(HEAD, sale, { lines, earlier })).toThrow(/units left/)
      })
    )
  })

  it("pay a return back the way the money came", () => {
    const sale = saleEvent(
      saleOf(
        HEAD,
        [{ sku: "A", unit_price: 1000, quantity: 2 }],
        [
          { type: "cash", amount: 700 },
          { type: "card", amount: 1300 },
        ]
      )
    )
    const back = returnOf(HEAD, sale, { lines: [{ line_id: "1", quantity: 1 }], earlier: [] })
    expect(back.tenders).toEqual([
      { type: "cash", amount: 700 },
      { type: "card", amount: 300 },
    ])
    expect(blindReturnOf(HEAD, [{ sku: "A", unit_price: 500 }]).tenders).toEqual([
      { type: "cash", amount: 500 },
    ])
  })
})

describe("a random day", () => {
  const day = (seed: number): TillEvent[] => {
    const store = TillStore.inMemory()
    store.saveIdentity({
      url: "http://localhost:1",
      device_id: "posdev_test",
      kid: "kid",
      private_key: { kty: "OKP", crv: "Ed25519", x: "", d: "" },
      epoch: 1,
      scopes: [],
      store: { id: "s", name: "S", time_zone: "Asia/Yekaterinburg" },
    })
    const random = seededRandom(seed)
    const till = Till.open({ store, random, now: () => new Date("2026-11-28T20:30:00Z") })
    const events = Array.from({ length: 300 }, () => actAtRandom(till, random, COATS))
    till.closeShift()
    till.close()
    return events
  }

  it("is the same for the same seed, and what the protocol allows", () => {
    const events = day(5)
    expect(day(5)).toEqual(events)
    expect(day(6)).not.toEqual(events)
    for (const { type, data } of events) {
      expect(EVENT_TYPES[type].data.safeParse(data).error).toBeUndefined()
    }
    expect(new Set(events.map(({ type }) => type)).size).toBeGreaterThanOrEqual(8)
  })
})

describe("the store's clock", () => {
  it("tells the offset, and the day of the store", () => {
    const moment = new Date("2026-11-28T20:30:00Z")
    expect(storeTime(moment, "Asia/Yekaterinburg")).toBe("2026-11-29T01:30:00.000+05:00")
    expect(storeTime(moment, "America/St_Johns")).toBe("2026-11-28T17:00:00.000-03:30")
    expect(storeTime(moment, "UTC")).toBe("2026-11-28T20:30:00.000+00:00")
    expect(businessDate(moment, "Asia/Yekaterinburg")).toBe("2026-11-29")
  })
})
