/** A unit that comes back; minor units. */
export type UnitBack = {
  product_id: string | null
  worth: number
  /** What its variant costs today; null when it is not sold any more. */
  price_today: number | null
}

/** A unit that goes out in its stead; minor units. */
export type UnitOut = { product_id: string; price_today: number }

/**
 * What units that go out cost. One of the same product as a unit that comes back costs what was paid for that one and
 * the difference of what both cost today: another size is even, whatever the prices have done since, and a dearer one
 * costs the difference. Any other costs today's price. Each unit that comes back counts for one that goes out, in the
 * order they are named.
 */
export function pricesOf(back: readonly UnitBack[], out: readonly UnitOut[]): number[] {
  const unmatched = [...back]
  return out.map(({ product_id, price_today }) => {
    const index = unmatched.findIndex((unit) => unit.product_id === product_id)
    const [match] = index === -1 ? [] : unmatched.splice(index, 1)
    return match
      ? Math.max(0, match.worth + price_today - (match.price_today ?? price_today))
      : price_today
  })
}

/** A part of the money and the way it goes back. */
type Part = { amount: number }

export type ExchangeQuote<Leg extends Part> = {
  /** What goes back, by the legs; minor units. */
  amount: number
  legs: Leg[]
  /** What the units that go out cost together. */
  new_worth: number
  /** What the shopper pays on top; nothing goes back then. */
  due: number
}

/**
 * One difference for what comes back and what goes out. What was given back before stays given: a swap of equals moves
 * no money, and of what is cheaper no more goes back than is held.
 */
export function quoteExchange<Leg extends Part>(
  { worth, amount, legs }: { worth: number; amount: number; legs: readonly Leg[] },
  prices: readonly number[]
): ExchangeQuote<Leg> {
  const new_worth = prices.reduce((all, price) => all + price, 0)
  const back = Math.max(0, amount - new_worth)
  return {
    new_worth,
    due: Math.max(0, new_worth - worth),
    amount: back,
    legs: firstOf(legs, back),
  }
}

/** The legs in their order, as far as the amount goes: points before money. */
function firstOf<Leg extends Part>(legs: readonly Leg[], amount: number): Leg[] {
  let left = amount
  return legs.flatMap((leg) => {
    const part = Math.min(left, leg.amount)
    left -= part
    return part > 0 ? [{ ...leg, amount: part }] : []
  })
}
