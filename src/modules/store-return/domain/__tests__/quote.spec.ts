import fc from "fast-check"
import { splitByWeight } from "../../../../core/exact-shares"
import { type QuotedLeg, quoteReturn, type ReturnableOrder, type ReturnQuote } from "../quote"

type Line = ReturnableOrder["lines"][number]

const lineOf = (quantity: number, total: number, more: Partial<Line> = {}): Line => ({
  ...{
    id: "coat",
    quantity,
    total,
    tax: Math.floor(total / 6),
    by_points: 0,
    back: 0,
    given_up: 0,
  },
  ...more,
})
const orderOf = (lines: Line[], more: Partial<ReturnableOrder> = {}): ReturnableOrder => ({
  lines,
  shipping: 0,
  credit: 0,
  tenders: [],
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

  it("is that of a place nobody has, also after a return that came between was called off", () => {
    // Of three one is held by a return of Medusa's while a desk takes another; then the held one is free again.
    const held = orderOf([lineOf(3, 8999, { back: 1, taken: [] })])
    expect(quoteReturn(held, ONE).units).toMatchObject([{ place: 1, amount: 3000 }])
    const payments = [{ id: "card", captured: 8999, refunded: 3000 }]
    const lines = [lineOf(3, 8999, { back: 1, taken: [1] })]
    const two = [{ line_id: "coat", quantity: 2 }]
    expect(quoteReturn(orderOf(lines, { payments }), two)).toMatchObject({
      amount: 5999,
      units: [
        { place: 0, amount: 3000 },
        { place: 2, amount: 2999 },
      ],
    })
  })

  it("is less what was given back before out of goodwill", () => {
    const payments = [{ id: "card", captured: 10000, refunded: 6000 }]
    expect(quoteReturn(orderOf([lineOf(1, 10000)], { payments }), ONE)).toMatchObject({
      worth: 10000,
      amount: 4000,
      legs: [{ kind: "payment", payment_id: "card", amount: 4000 }],
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

  it("is nothing for a unit that cost nothing, whether or not what it came with comes back", () => {
    const gift = { ...lineOf(1, 0), id: "gift" }
    const order = orderOf([lineOf(1, 10000), gift])
    const of = (...ids: string[]) =>
      quoteReturn(
        order,
        ids.map((line_id) => ({ line_id, quantity: 1 }))
      )
    expect(of("gift")).toMatchObject({ worth: 0, amount: 0, legs: [] })
    expect(of("coat")).toMatchObject({ amount: 10000 })
    expect(of("coat", "gift")).toMatchObject({ amount: 10000 })
  })

  it("goes to each payment as far as it holds it, and the rest to people", () => {
    const payments = [
      { id: "card", captured: 3000, refunded: 1000 },
      { id: "cash", captured: 4000, refunded: 0 },
    ]
    const order = orderOf([lineOf(2, 10000, { back: 1 })], { payments, credit: 3000 })
    // One unit is gone for 1000 back; the other is worth 5000, and 9000 are held.
    const payment = { kind: "payment", tender: null }
    expect(quoteReturn(order, ONE).legs).toEqual([
      { ...payment, payment_id: "card", amount: 2000 },
      { ...payment, payment_id: "cash", amount: 3000 },
    ])
    const all = orderOf([lineOf(1, 9000)], { payments, credit: 3000 })
    expect(quoteReturn(all, ONE).legs.at(-1)).toEqual({
      ...{ kind: "store_credit", payment_id: null, tender: null },
      amount: 3000,
    })
  })

  it("goes by the tenders of a receipt, and what points paid of the unit as points", () => {
    const tenders = [
      { type: "card", taken: 2500, given: 0 },
      { type: "loyalty", taken: 500, given: 0 },
      { type: "cash", taken: 3000, given: 0 },
    ]
    const sold = orderOf([lineOf(3, 6000, { by_points: 500 })], { payments: [], tenders })
    const legs = (order: ReturnableOrder, quantity: number) =>
      quoteReturn(order, [{ line_id: "coat", quantity }]).legs.map(({ kind, tender, amount }) => {
        expect(kind).toBe("tender")
        return [tender, amount]
      })
    expect(legs(sold, 1)).toEqual([
      ["loyalty", 167],
      ["card", 1833],
    ])
    expect(legs(sold, 3)).toEqual([
      ["loyalty", 500],
      ["card", 2500],
      ["cash", 3000],
    ])
    // A till gave cash for two of them while it was offline: the card still has all it took.
    const offline = tenders.map((tender) =>
      tender.type === "cash" ? { ...tender, given: 3000 } : tender
    )
    const last = {
      ...sold,
      lines: [lineOf(3, 6000, { by_points: 500, back: 2 })],
      tenders: offline,
    }
    expect(legs(last, 1)).toEqual([
      ["loyalty", 166],
      ["card", 1834],
    ])
  })
})

/** Money of lines as tills and Medusa come to it, in minor units. */
const line = fc.record({
  quantity: fc.integer({ min: 1, max: 6 }),
  unit_price: fc.nat(50_000),
  rate: fc.constantFrom(0, 5, 10, 20, 7.5),
  discount: fc.nat(100),
  given_up: fc.nat(6),
  by_points: fc.nat(100),
})
const orders = fc.record({
  lines: fc.array(line, { minLength: 1, maxLength: 4 }),
  decimals: fc.constantFrom(0, 2, 3),
  tax_inclusive: fc.boolean(),
  shipping: fc.nat(1000),
  shares: fc.array(fc.nat(100), { minLength: 5, maxLength: 5 }),
})
const visits = fc.array(fc.record({ line: fc.nat(3), units: fc.integer({ min: 1, max: 4 }) }), {
  maxLength: 12,
})

type Drawn = typeof orders extends fc.Arbitrary<infer Value> ? Value : never

/** What the lines come to in the currency's minor units, to which the order is rounded as a whole. */
function totalsOf({ lines, decimals, tax_inclusive }: Drawn): number[] {
  const weights = lines.map(({ quantity, unit_price, rate, discount }) => {
    const price = ((unit_price / 100) * quantity * (100 - discount)) / 100
    return tax_inclusive ? price : price * (1 + rate / 100)
  })
  const total = Math.round(weights.reduce((all, one) => all + one, 0) * 10 ** decimals)
  const shares = splitByWeight(
    total,
    lines.map(({ quantity }, index) => ({ id: String(index), quantity, weight: weights[index]! }))
  )
  return lines.map((_, index) => shares.get(String(index)) ?? 0)
}

/** An order paid in every way there is, of which some units were given up and paid back before. */
function drawnOrder(drawn: Drawn) {
  const totals = totalsOf(drawn)
  const shipping = drawn.shipping * (totals.some(Boolean) ? 1 : 0)
  const lines = drawn.lines.map(({ quantity, given_up, by_points }, index): Line => {
    const total = totals[index]!
    // Only web orders have units given up, and only receipts have points as a tender.
    const isReceipt = given_up === 0
    return {
      ...{ id: String(index), quantity, total, tax: Math.floor(total / 6), back: 0 },
      given_up: Math.min(given_up, quantity),
      by_points: isReceipt ? Math.floor((total * by_points) / 100) : 0,
    }
  })
  const points = lines.reduce((all, { by_points }) => all + by_points, 0)
  const paidBack = lines.reduce(
    (all, { total, given_up, quantity }) => all + Math.floor((total * given_up) / quantity),
    0
  )
  const sources = ["online", "counter", "card", "cash", "credit"]
  const paid = splitByWeight(
    totals.reduce((all, total) => all + total, shipping) - points,
    sources.map((id, index) => ({ id, quantity: 1, weight: drawn.shares[index]! + 1 }))
  )
  let left = paidBack
  const givenOf = (source: string): number => {
    const part = Math.min(left, paid.get(source)!)
    left -= part
    return part
  }
  const order: ReturnableOrder = {
    ...{ lines, shipping, credit: paid.get("credit")! },
    payments: ["online", "counter"].map((id) => ({
      ...{ id, captured: paid.get(id)!, refunded: givenOf(id) },
    })),
    tenders: [
      { type: "loyalty", taken: points, given: 0 },
      ...["card", "cash"].map((type) => ({ type, taken: paid.get(type)!, given: givenOf(type) })),
    ],
  }
  return { order, kept: totals.reduce((all, total) => all + total, 0) - paidBack, unpaid: left }
}

/** What is held after a quote's legs have gone. */
const after = (now: ReturnableOrder, quote: ReturnQuote): ReturnableOrder => {
  const gone = (where: Partial<QuotedLeg>): number =>
    quote.legs
      .filter((leg) => Object.entries(where).every(([key, value]) => leg[key as "kind"] === value))
      .reduce((all, { amount }) => all + amount, 0)
  return {
    ...now,
    credit: now.credit - gone({ kind: "store_credit" }),
    payments: now.payments.map((payment) => ({
      ...payment,
      refunded: payment.refunded + gone({ payment_id: payment.id }),
    })),
    tenders: now.tenders.map((tender) => ({
      ...tender,
      given: tender.given + gone({ tender: tender.type }),
    })),
    lines: now.lines.map((each) => ({
      ...each,
      back: each.back + quote.units.filter(({ line_id }) => line_id === each.id).length,
    })),
  }
}

const outOf = ({ payments, tenders }: ReturnableOrder): number =>
  payments.reduce((all, { refunded }) => all + refunded, 0) +
  tenders.reduce((all, { given }) => all + given, 0)
const inOf = ({ payments, tenders, credit }: ReturnableOrder): number =>
  payments.reduce((all, { captured }) => all + captured, credit) +
  tenders.reduce((all, { taken }) => all + taken, 0)

/** As `expect`, which is too slow for a hundred thousand of them. */
function holds(condition: boolean, what: string): void {
  if (!condition) {
    throw new Error(`Does not hold: ${what}`)
  }
}

type Visit = { line: number; units: number }

/** The next state of an order, and the quote that led there; null when there is nothing left to take. */
function visited(now: ReturnableOrder, visit: Visit) {
  const line = now.lines[visit.line]
  const quantity = Math.min(visit.units, line ? line.quantity - line.given_up - line.back : 0)
  if (!line || quantity <= 0) {
    return null
  }
  const quote = quoteReturn(now, [{ line_id: line.id, quantity }])
  holds(quote.legs.reduce((all, { amount }) => all + amount, 0) === quote.amount, "sum of legs")
  const most = quote.worth + (now.lapsed_before ?? 0)
  holds(quote.amount <= most, "no more than the units are worth, and what was kept back before")
  return { quote, next: after(now, quote) }
}

const SEED = Number(process.env.RANDOM_SEED ?? Date.now() % 2 ** 31)
const runs = (numRuns: number) => ({ numRuns, seed: SEED })

describe("what is kept back for discounts", () => {
  const LAPSED = 500
  const order = (more: Partial<ReturnableOrder>, line: Partial<Line> = {}): ReturnableOrder => ({
    ...orderOf([lineOf(3, 9000, line)]),
    ...more,
  })

  it("is more than a unit of no worth, of which no fee is taken", () => {
    const lines = [lineOf(2, 9000, { back: 1 }), lineOf(1, 0, { id: "scarf" })]
    const payments = [{ id: "card", captured: 9000, refunded: 4500 - LAPSED }]
    const before = { payments, lapsed_before: LAPSED, lapsedOn: () => 0 }
    const scarf = [{ line_id: "scarf", quantity: 1 }]
    expect(quoteReturn({ ...orderOf(lines), ...before }, scarf, () => 300)).toMatchObject({
      ...{ worth: 0, lapsed: -LAPSED, fee: 0, amount: LAPSED },
    })
  })

  it("goes back with the last unit, also where nobody asks about discounts", () => {
    const payments = [{ id: "card", captured: 9000, refunded: 6000 - LAPSED }]
    const last = order({ payments, lapsed_before: LAPSED }, { back: 2 })
    expect(quoteReturn(last, ONE)).toMatchObject({ lapsed: -LAPSED, amount: 3000 + LAPSED })
    const refunded = [{ id: "card", captured: 9000, refunded: 3000 - LAPSED }]
    const middle = order({ payments: refunded, lapsed_before: LAPSED }, { back: 1 })
    expect(quoteReturn(middle, ONE)).toMatchObject({ lapsed: 0, amount: 3000 })
  })

  it("is asked for what is only announced as well: nobody knows whether it comes", () => {
    const asked: number[] = []
    const lapsedOn: ReturnableOrder["lapsedOn"] = ({ units }) => {
      asked.push(units.get("coat")!)
      return 0
    }
    quoteReturn(order({ lapsedOn }, { back: 1, announced: 1 }), ONE)
    quoteReturn(order({ lapsedOn }, { back: 1 }), ONE)
    expect(asked).toEqual([2, 1])
  })
})

describe(`returns in any order (RANDOM_SEED=${SEED})`, () => {
  it("give back what was paid when all comes back, never more, by payment and tender never more than it took", () => {
    fc.assert(
      fc.property(orders, visits, (drawn, sequence) => {
        const { order, kept, unpaid } = drawnOrder(drawn)
        fc.pre(unpaid === 0)
        let now = order
        const rest = order.lines.map((_, index) => ({ line: index, units: 6 }))
        for (const visit of [...sequence, ...rest]) {
          const done = visited(now, visit)
          if (done) {
            holds(done.quote.amount === done.quote.worth, "all that the units are worth")
            now = done.next
          }
        }
        holds(outOf(now) - outOf(order) + (order.credit - now.credit) === kept, "all is back")
        holds(now.credit >= 0, "credit")
        for (const { captured, refunded } of now.payments) {
          holds(refunded <= captured, "by payment")
        }
        for (const { type, taken, given } of now.tenders) {
          holds(given <= taken, "by tender")
          // Points come back to the last one, and never as money.
          holds(type !== "loyalty" || given === taken, "points")
        }
      }),
      runs(10_000)
    )
  })

  it("give back what was kept back for discounts when all comes back, in whatever order", () => {
    const terms = fc.record({ from: fc.nat(60_000), share: fc.integer({ min: 1, max: 100 }) })
    fc.assert(
      fc.property(orders, visits, terms, (drawn, sequence, { from, share }) => {
        const { order, kept, unpaid } = drawnOrder(drawn)
        fc.pre(unpaid === 0)
        // A share of what is kept, as soon as too little of it is.
        const lapsedOn: ReturnableOrder["lapsedOn"] = ({ units }) => {
          const worth = order.lines.reduce((all, { id, total, quantity }) => {
            return all + Math.floor((total * (units.get(id) ?? 0)) / quantity)
          }, 0)
          return worth < from ? Math.floor((worth * share) / 100) : 0
        }
        let now: ReturnableOrder = { ...order, lapsedOn, lapsed_before: 0 }
        const rest = order.lines.map((_, index) => ({ line: index, units: 6 }))
        for (const visit of [...sequence, ...rest]) {
          const done = visited(now, visit)
          if (done) {
            const { quote } = done
            holds(quote.amount === quote.worth - quote.lapsed, "what is kept back is said")
            now = { ...done.next, lapsed_before: now.lapsed_before! + quote.lapsed }
            holds(now.lapsed_before! >= 0, "no more given back than was kept back")
          }
        }
        holds(now.lapsed_before === 0, "nothing is kept back of what came back")
        holds(outOf(now) - outOf(order) + (order.credit - now.credit) === kept, "all is back")
      }),
      runs(10_000)
    )
  })

  it("never bring more out than in, whatever tills and people gave of their own beside", () => {
    const gifts = fc.array(fc.record({ source: fc.nat(4), amount: fc.nat(60_000) }), {
      minLength: 1,
      maxLength: 4,
    })
    fc.assert(
      fc.property(orders, visits, gifts, (drawn, sequence, given) => {
        let now = drawnOrder(drawn).order
        sequence.forEach((visit, index) => {
          const gift = given[index]
          // As a receipt of a till that was offline: out of whatever drawer, for whatever reason.
          now = gift ? giftOf(now, gift) : now
          const before = inOf(now) - outOf(now)
          const done = visited(now, visit)
          for (const { payment_id, tender, amount } of done?.quote.legs ?? []) {
            const payment = now.payments.find(({ id }) => id === payment_id)
            const till = now.tenders.find(({ type }) => type === tender)
            const most = payment
              ? payment.captured - payment.refunded
              : till
                ? till.taken - till.given
                : amount
            holds(amount <= most, "no more of a source than it holds")
          }
          holds((done?.quote.amount ?? 0) <= Math.max(0, before), "no more than is held in all")
          now = done?.next ?? now
        })
      }),
      runs(10_000)
    )
  })
})

function giftOf(now: ReturnableOrder, { source, amount }: { source: number; amount: number }) {
  return {
    ...now,
    payments: now.payments.map((payment, index) => ({
      ...payment,
      refunded:
        index === source ? Math.min(payment.captured, payment.refunded + amount) : payment.refunded,
    })),
    tenders: now.tenders.map((tender, index) => ({
      ...tender,
      given: index + now.payments.length === source ? tender.given + amount : tender.given,
    })),
  }
}
