import fc from "fast-check"
import { type QuotedLeg, quoteReturn, type ReturnableOrder } from "../quote"
import { type SentLeg, sendLegs } from "../refund-kinds"

const orderOf = (total: number, quantity: number, points: number): ReturnableOrder => ({
  lines: [{ id: "coat", quantity, total, tax: 0, by_points: points, back: 0, given_up: 0 }],
  shipping: 0,
  credit: 0,
  payments: [{ id: "pay", captured: total - points, refunded: 0 }],
  tenders: points > 0 ? [{ type: "loyalty", taken: points, given: 0 }] : [],
})

/** What the next visit sees after the legs of this one have gone. */
const after = (order: ReturnableOrder, units: number, fee: number, legs: readonly QuotedLeg[]) => ({
  ...order,
  fees: (order.fees ?? 0) + fee,
  lines: order.lines.map((line) => ({ ...line, back: line.back + units })),
  payments: order.payments.map((payment) => ({
    ...payment,
    refunded:
      payment.refunded +
      legs
        .filter(({ payment_id }) => payment_id === payment.id)
        .reduce((n, leg) => n + leg.amount, 0),
  })),
  tenders: order.tenders.map((tender) => ({
    ...tender,
    given:
      tender.given +
      legs.filter((leg) => leg.tender === tender.type).reduce((n, leg) => n + leg.amount, 0),
  })),
})

describe("a fee of a return", () => {
  it("is taken of money, and of points nothing", () => {
    const quote = quoteReturn(
      orderOf(10_000, 1, 9_500),
      [{ line_id: "coat", quantity: 1 }],
      () => 700
    )
    expect(quote).toMatchObject({ worth: 10_000, fee: 500, amount: 9_500 })
    expect(quote.legs).toMatchObject([{ tender: "loyalty", amount: 9_500 }])
  })

  it("stays with the shop, exact over any visits: what goes back and the fees are what was paid", () => {
    const visits = fc.array(
      fc.record({ units: fc.integer({ min: 1, max: 3 }), fee: fc.nat(3_000) }),
      {
        maxLength: 8,
      }
    )
    fc.assert(
      fc.property(
        fc.nat(100_000),
        fc.integer({ min: 1, max: 8 }),
        fc.nat(100),
        visits,
        (total, quantity, share, drawn) => {
          let order = orderOf(total, quantity, Math.floor((total * share) / 100))
          let [out, fees] = [0, 0]
          for (const { units, fee } of [...drawn, { units: 8, fee: 100 }]) {
            const left = order.lines[0]!.quantity - order.lines[0]!.back
            const back = Math.min(units, left)
            if (back === 0) {
              continue
            }
            const quote = quoteReturn(order, [{ line_id: "coat", quantity: back }], () => fee)
            expect(quote.amount + quote.fee).toBe(quote.worth)
            expect(quote.legs.reduce((sum, leg) => sum + leg.amount, 0)).toBe(quote.amount)
            out += quote.amount
            fees += quote.fee
            order = after(order, back, quote.fee, quote.legs)
          }
          expect(out + fees).toBe(total)
          for (const { captured, refunded } of order.payments) {
            expect(refunded).toBeLessThanOrEqual(captured)
          }
        }
      ),
      { numRuns: 5_000 }
    )
  })
})

describe("the way money goes back", () => {
  const leg = (more: Partial<SentLeg>): SentLeg => ({
    ...{ kind: "payment", payment_id: "pay_1", provider_id: "pp_gift", tender: null, amount: 100 },
    credit_customer_id: null,
    ...more,
  })
  const refund_to = { pp_gift: ["store_credit" as const, "same" as const], cash: ["card" as const] }

  it("is the first the policy names, else the one that was asked for, and points go as points", () => {
    const legs = [
      leg({}),
      leg({ payment_id: "pay_2", amount: 50 }),
      leg({ payment_id: "pay_3", provider_id: "pp_card", amount: 20 }),
      leg({ kind: "tender", payment_id: null, provider_id: null, tender: "cash", amount: 7 }),
      leg({ kind: "tender", payment_id: null, provider_id: null, tender: "loyalty", amount: 3 }),
    ]
    const told = (asked?: "same") =>
      sendLegs({ refund_to }, legs, asked).map((each) => [
        each.kind,
        each.payment_id ?? each.tender,
        each.amount,
      ])
    expect(told()).toEqual([
      ["store_credit", null, 150],
      ["payment", "pay_3", 20],
      ["tender", "card", 7],
      ["tender", "loyalty", 3],
    ])
    expect(told("same").slice(0, 2)).toEqual([
      ["payment", "pay_1", 100],
      ["payment", "pay_2", 50],
    ])
  })
})
