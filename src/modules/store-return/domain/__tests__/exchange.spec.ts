import fc from "fast-check"
import { pricesOf, quoteExchange } from "../exchange"
import { quoteReturn, type ReturnableOrder } from "../quote"

const COAT = { product_id: "coat", worth: 2999, points_off: 0, price_today: 3333 }

describe("what goes out in an exchange", () => {
  it("costs what was paid for the same product, though its price has changed since", () => {
    expect(pricesOf([COAT], [{ product_id: "coat", price_today: 3333 }])).toEqual([2999])
    const today = { ...COAT, price_today: 5000 }
    expect(pricesOf([today], [{ product_id: "coat", price_today: 5000 }])).toEqual([2999])
  })

  it("costs the difference more or less when the size has another price", () => {
    expect(pricesOf([COAT], [{ product_id: "coat", price_today: 3833 }])).toEqual([3499])
    expect(pricesOf([COAT], [{ product_id: "coat", price_today: 3000 }])).toEqual([2666])
    expect(pricesOf([COAT], [{ product_id: "coat", price_today: 100 }])).toEqual([0])
  })

  it("costs today's price when it is another product, or more units than come back", () => {
    const coat = { product_id: "coat", price_today: 3333 }
    const scarf = { product_id: "scarf", price_today: 900 }
    expect(pricesOf([COAT], [scarf, coat, coat])).toEqual([900, 2999, 3333])
  })

  it("costs today's price, and what was paid at least, when the size that comes back is sold no more", () => {
    const withdrawn = { ...COAT, price_today: null }
    const price = (price_today: number) =>
      pricesOf([withdrawn], [{ product_id: "coat", price_today }])
    expect([price(9000), price(100)]).toEqual([[9000], [2999]])
  })

  it("costs what points took off too, because they come back as points", () => {
    const cheaper = { ...COAT, worth: 2699, points_off: 300 }
    expect(pricesOf([cheaper], [{ product_id: "coat", price_today: 3333 }])).toEqual([2999])
  })
})

const LINE = { id: "coat", quantity: 1, tax: 0, by_points: 0, back: 0, given_up: 0 }

describe("the difference of an exchange", () => {
  const order = (captured: number, refunded = 0): ReturnableOrder => ({
    lines: [{ ...LINE, total: 10_000 }],
    tenders: [],
    shipping: 0,
    credit: 0,
    payments: [{ id: "card", captured, refunded }],
  })
  const exchange = (of: ReturnableOrder, price: number) =>
    quoteExchange(quoteReturn(of, [{ line_id: "coat", quantity: 1 }]), [price])

  it.each([
    ["an even one", 10_000, { due: 0, amount: 0, legs: [] }],
    ["a dearer one", 12_500, { due: 2_500, amount: 0, legs: [] }],
    [
      "a cheaper one",
      9_000,
      {
        due: 0,
        amount: 1_000,
        legs: [{ kind: "payment", payment_id: "card", tender: null, amount: 1_000 }],
      },
    ],
  ])("is paid once: %s", (_, price, difference) => {
    expect(exchange(order(10_000), price)).toEqual({ new_worth: price, ...difference })
  })

  it("gives points back as points, and has their part paid", () => {
    const legs = [
      { tender: "loyalty", amount: 4_000 },
      { tender: "cash", amount: 6_000 },
    ]
    const quote = (price: number) => quoteExchange({ worth: 10_000, amount: 10_000, legs }, [price])
    expect(quote(10_000)).toMatchObject({ due: 4_000, amount: 4_000, legs: [legs[0]] })
    expect(quote(5_000)).toMatchObject({
      ...{ due: 0, amount: 5_000 },
      legs: [legs[0], { tender: "cash", amount: 1_000 }],
    })
  })

  it("asks for nothing that was given out of goodwill", () => {
    expect(exchange(order(10_000, 6_000), 10_000)).toMatchObject({ due: 0, amount: 0 })
    expect(exchange(order(10_000, 6_000), 9_000)).toMatchObject({ due: 0, amount: 0 })
    expect(exchange(order(10_000, 6_000), 3_000)).toMatchObject({ due: 0, amount: 1_000 })
  })

  it("never leaves more with the shopper than was paid, and gives all back when the new one returns", () => {
    fc.assert(
      fc.property(
        fc.nat(20_000),
        fc.nat(20_000),
        fc.nat(10_000),
        (total, price, refundedBefore) => {
          const refunded = Math.min(refundedBefore, total)
          const before: ReturnableOrder = {
            ...order(total, refunded),
            lines: [{ ...LINE, total }],
          }
          const { due, amount } = exchange(before, price)
          const after: ReturnableOrder = {
            ...before,
            lines: [
              { ...LINE, total, back: 1 },
              { ...LINE, id: "new", total: price },
            ],
            payments: [
              { id: "card", captured: total, refunded: refunded + amount },
              { id: "difference", captured: due, refunded: 0 },
            ],
          }
          const last = quoteReturn(after, [{ line_id: "new", quantity: 1 }])
          const all = refunded + amount + last.amount
          expect(all).toBeLessThanOrEqual(total + due)
          if (refunded === 0) {
            expect(all).toBe(total + due)
          }
        }
      ),
      { numRuns: 5_000 }
    )
  })
})
