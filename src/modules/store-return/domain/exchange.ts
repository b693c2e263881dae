import { POINTS_TENDER } from "./quote"

/** A unit that comes back; minor units. */
export type UnitBack = {
  product_id: string | null
  worth: number
  /** What points took off it; they come back as points, so they pay for nothing else. */
  points_off: number
  /** What its variant costs today; null when it is not sold any more. */
  price_today: number | null
}

/** A unit that goes out in its stead; minor units. */
export type UnitOut = { product_id: string; price_today: number }

/**
 * What units that go out cost. One of the same product as a unit that comes back costs what was paid for that one and
 * the difference of what both cost today: another size is even, whatever the prices have done since, and a dearer one
 * costs the difference. Where the old size has no price today, it costs today's price, and what was paid at least. Any
 * other costs today's price. Each unit that comes back counts for one that goes out, in the
 * order they are named.
 */
export function pricesOf(back: readonly UnitBack[], out: readonly UnitOut[]): number[] {
  const unmatched = [...back]
  return out.map(({ product_id, price_today }) => {
    const index = unmatched.findIndex((unit) => unit.product_id === product_id)
    const [match] = index === -1 ? [] : unmatched.splice(index, 1)
    return match ? priceInstead(match, price_today) : price_today
  })
}

function priceInstead({ worth, points_off, price_today: before }: UnitBack, now: number): number {
  const paid = worth + points_off
  return before === null ? Math.max(paid, now) : Math.max(0, paid + now - before)
}

/** A part of the money and the way it goes back. */
type Part = { amount: number; tender: string | null }

export type ExchangeQuote<Leg extends Part> = {
  /** What goes back, by the legs; minor units. */
  amount: number
  legs: Leg[]
  /** What the units that go out cost together. */
  new_worth: number
  /** What the shopper pays on top; nothing but points goes back then. */
  due: number
}

/**
 * One difference for what comes back and what goes out. Points that paid as a tender come back as points, whole: the rest
 * stands against what goes out. What was given back before stays given: a swap of equals moves no money, and of what is
 * cheaper no more goes back than is held.
 */
export function quoteExchange<Leg extends Part>(
  { worth, amount, legs }: { worth: number; amount: number; legs: readonly Leg[] },
  prices: readonly number[]
): ExchangeQuote<Leg> {
  const new_worth = sum(prices)
  const isPoints = ({ tender }: Leg): boolean => tender === POINTS_TENDER
  const points = legs.filter(isPoints)
  const inPoints = sum(points.map((leg) => leg.amount))
  const back = Math.max(0, amount - inPoints - new_worth)
  const money = legs.filter((leg) => !isPoints(leg))
  return {
    new_worth,
    due: Math.max(0, new_worth - (worth - inPoints)),
    amount: inPoints + back,
    legs: [...points, ...firstOf(money, back)],
  }
}

/** The legs in their order, as far as the amount goes. */
function firstOf<Leg extends Part>(legs: readonly Leg[], amount: number): Leg[] {
  let left = amount
  return legs.flatMap((leg) => {
    const part = Math.min(left, leg.amount)
    left -= part
    return part > 0 ? [{ ...leg, amount: part }] : []
  })
}

/**
 * The exchange when so much more is kept back for discounts that do not hold any more. It is taken of money that would go
 * back, as a fee is: a swap of equals moves none. What was kept back before is given back by a return without goods in
 * exchange.
 * @returns the exchange, and what is kept back
 */
export function keepLapsed<Leg extends Part>(
  exchange: ExchangeQuote<Leg>,
  more: number
): ExchangeQuote<Leg> & { lapsed: number } {
  const points = exchange.legs.filter(({ tender }) => tender === POINTS_TENDER)
  const money = exchange.amount - sum(points.map(({ amount }) => amount))
  const lapsed = Math.min(money, Math.max(0, more))
  const rest = exchange.legs.filter(({ tender }) => tender !== POINTS_TENDER)
  return {
    ...exchange,
    lapsed,
    amount: exchange.amount - lapsed,
    legs: [...points, ...firstOf(rest, money - lapsed)],
  }
}

const sum = (amounts: readonly number[]): number => amounts.reduce((all, one) => all + one, 0)
