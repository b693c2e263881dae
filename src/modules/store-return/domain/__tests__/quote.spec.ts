import fc from "fast-check"
import { splitByWeight } from "../../../../core/exact-shares"
import { quoteReturn, type ReturnableOrder } from "../quote"

type Line = ReturnableOrder["lines"][number]

const lineOf = (quantity: number, total: number, more: Partial<Line> = {}): Line => ({
  ...{ id: "coat", quantity, total, back: 0, given_up: 0 },
  ...more,
})
const orderOf = (lines: Line[], more: Partial<ReturnableOrder> = {}): ReturnableOrder => ({
  lines,
  shipping: 0,
  credit: 0,
  payments: [
    { id: "card", captured: lines.reduce((all, { total }) => all + total, 0), refunded: 0 },
  ],
  ...more,
})
const ONE = [{ line_id: "coat", quantity: 1 }]

describe("a return's money", () => {
  it("is 30.00, 30.00 and 29.99 for three of 33.33 that cost 10 less together", () => {
    const amounts = [0, 1, 2].map((back) => {
      const before = orderOf([lineOf(3, 8999)])
      const refunded = [0, 3000, 6000][back]!
      const payments = [{ id: "card", captured: 8999, refunded }]
      return quoteReturn({ ...before, lines: [lineOf(3, 8999, { back })], payments }, ONE).amount
    })
    expect(amounts).toEqual([3000, 3000, 2999])
  })

  it("is less what was given back before out of goodwill", () => {
    const payments = [{ id: "card", captured: 10000, refunded: 6000 }]
    expect(quoteReturn(orderOf([lineOf(1, 10000)], { payments }), ONE)).toMatchObject({
      worth: 10000,
      amount: 4000,
      legs: [{ payment_id: "card", amount: 4000 }],
    })
  })

  it("leaves the price of delivery with the shop, and nothing when nothing was paid", () => {
    const payments = [{ id: "card", captured: 10500, refunded: 0 }]
    const delivered = orderOf([lineOf(1, 10000)], { payments, shipping: 500 })
    expect(quoteReturn(delivered, ONE).amount).toBe(10000)
    expect(quoteReturn(orderOf([lineOf(1, 10000)], { payments: [] }), ONE)).toMatchObject({
      amount: 0,
      legs: [],
    })
  })

  it("goes to each payment as far as it holds it, and the rest to people", () => {
    const payments = [
      { id: "card", captured: 3000, refunded: 1000 },
      { id: "cash", captured: 4000, refunded: 0 },
    ]
    const order = orderOf([lineOf(2, 10000, { back: 1 })], { payments, credit: 3000 })
    // One unit is gone for 1000 back; the other is worth 5000, and 9000 are held.
    expect(quoteReturn(order, ONE).legs).toEqual([
      { payment_id: "card", amount: 2000 },
      { payment_id: "cash", amount: 3000 },
    ])
    const all = orderOf([lineOf(1, 9000)], { payments, credit: 3000 })
    expect(quoteReturn(all, ONE).legs.at(-1)).toEqual({ payment_id: null, amount: 3000 })
  })
})

const orders = fc.record({
  quantities: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 }),
  weights: fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 4, maxLength: 4 }),
  // A total of few minor units is a currency without decimals, one of many has three.
  total: fc.oneof(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 100_000_000 })),
  shipping: fc.nat(1000),
  shares: fc.array(fc.nat(100), { minLength: 3, maxLength: 3 }),
  given_up: fc.array(fc.nat(6), { minLength: 4, maxLength: 4 }),
})
const visits = fc.array(fc.record({ line: fc.nat(3), units: fc.integer({ min: 1, max: 4 }) }), {
  maxLength: 20,
})

type Drawn = typeof orders extends fc.Arbitrary<infer Value> ? Value : never

/** An order paid by two payments and credit, of which some units were given up and paid back before. */
function drawnOrder({ quantities, weights, total, shipping, shares, given_up }: Drawn) {
  const totals = splitByWeight(
    total,
    quantities.map((quantity, id) => ({ id: String(id), quantity, weight: weights[id]! }))
  )
  const lines = quantities.map((quantity, index): Line => {
    const worth = totals.get(String(index))!
    const gone = Math.min(given_up[index]!, quantity)
    return { id: String(index), quantity, total: worth, back: 0, given_up: gone }
  })
  const worth = lines.reduce((all, { total: part }) => all + part, 0)
  const paidBack = lines.reduce(
    (all, line) => all + Math.floor((line.total * line.given_up) / line.quantity),
    0
  )
  const parts = splitByWeight(
    worth + shipping,
    ["card", "cash", "credit"].map((id, index) => ({ id, quantity: 1, weight: shares[index]! }))
  )
  const [card, cash, credit] = [parts.get("card")!, parts.get("cash")!, parts.get("credit")!]
  const fromCard = Math.min(card, paidBack)
  const fromCash = Math.min(cash, paidBack - fromCard)
  const order: ReturnableOrder = {
    ...{ lines, shipping, credit },
    payments: [
      { id: "card", captured: card, refunded: fromCard },
      { id: "cash", captured: cash, refunded: fromCash },
    ],
  }
  const isPaid = card + cash + credit === worth + shipping
  return { order, kept: worth - paidBack, isPaid, unpaidBack: paidBack - fromCard - fromCash }
}

describe("returns in any order", () => {
  it("give back what was paid when all comes back, never more, and by payment never more than it took", () => {
    let seen = 0
    fc.assert(
      fc.property(orders, visits, (drawn, sequence) => {
        const { order, kept, isPaid, unpaidBack } = drawnOrder(drawn)
        fc.pre(isPaid && unpaidBack === 0)
        seen++
        let now = order
        let byHand = 0
        const rest = order.lines.map((_, line) => ({ line, units: 6 }))
        for (const visit of [...sequence, ...rest]) {
          const line = now.lines[visit.line]
          const units = Math.min(visit.units, line ? line.quantity - line.given_up - line.back : 0)
          if (!line || units <= 0) {
            continue
          }
          const quote = quoteReturn({ ...now, credit: order.credit - byHand }, [
            { line_id: line.id, quantity: units },
          ])
          expect(quote.amount).toBe(quote.worth)
          expect(quote.legs.reduce((all, { amount }) => all + amount, 0)).toBe(quote.amount)
          byHand += quote.legs.find(({ payment_id }) => payment_id === null)?.amount ?? 0
          now = {
            ...now,
            lines: now.lines.map((each) =>
              each === line ? { ...each, back: each.back + units } : each
            ),
            payments: now.payments.map((payment) => {
              const leg = quote.legs.find(({ payment_id }) => payment_id === payment.id)
              return { ...payment, refunded: payment.refunded + (leg?.amount ?? 0) }
            }),
          }
        }
        const before = order.payments.reduce((all, { refunded }) => all + refunded, 0)
        const after = now.payments.reduce((all, { refunded }) => all + refunded, 0)
        expect(after - before + byHand).toBe(kept)
        for (const { captured, refunded } of now.payments) {
          expect(refunded).toBeLessThanOrEqual(captured)
        }
        expect(byHand).toBeLessThanOrEqual(order.credit)
      }),
      { numRuns: 10_000 }
    )
    expect(seen).toBeGreaterThan(9_000)
  })
})
