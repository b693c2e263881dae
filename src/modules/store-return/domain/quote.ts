import { unitsAmount } from "../../../core/exact-shares"

/** An order as the return desk sees its money; minor units. */
export type ReturnableOrder = {
  lines: readonly {
    id: string
    quantity: number
    /** What the whole line is worth, discounts off and tax in. */
    total: number
    /** Units that came back after the shopper had them, and those on their way. */
    back: number
    /** Units the shopper never took: missing, refused at the counter, not collected. */
    given_up: number
  }[]
  /** What getting the goods to the shopper cost; the desk does not give it back. */
  shipping: number
  /** Paid by other means than payments: gift cards, store credit. */
  credit: number
  /** In the order refunds are made. */
  payments: readonly { id: string; captured: number; refunded: number }[]
}

export type QuotedUnit = { line_id: string; place: number; amount: number }

export type ReturnQuote = {
  units: QuotedUnit[]
  /** What the units are worth. */
  worth: number
  /** What goes back: less than `worth` when some of it went back before, or was never paid. */
  amount: number
  /** They add up to `amount`; `payment_id` null is what no payment holds and people settle by hand. */
  legs: { payment_id: string | null; amount: number }[]
}

type Units = { line_id: string; quantity: number }

/**
 * What returned units are worth and where it goes. Each unit takes its line's shares from the back (units given up
 * take theirs from the front, ADR 17): whatever comes back in whatever order adds up to the line. Never more goes
 * back than is held beyond what the shopper keeps, in all and by payment.
 */
export function quoteReturn(order: ReturnableOrder, returned: readonly Units[]): ReturnQuote {
  const units = returned.flatMap(({ line_id, quantity }) => {
    const line = order.lines.find(({ id }) => id === line_id)!
    return Array.from({ length: quantity }, (_, index) => {
      const place = line.back + index
      return { line_id, place, amount: unitsAmount(line, line.quantity - place - 1, 1) }
    })
  })
  const worth = sum(units.map(({ amount }) => amount))
  const paid = sum(order.payments.map(({ captured, refunded }) => captured - refunded))
  const amount = Math.max(0, Math.min(worth, paid + order.credit - (keptOf(order) - worth)))
  return { units, worth, amount, legs: legsOf(order, amount) }
}

/** What the shopper has or may still collect is worth. */
function keptOf({ lines, shipping }: ReturnableOrder): number {
  const kept = lines.map((line) =>
    unitsAmount(line, line.given_up, Math.max(0, line.quantity - line.given_up - line.back))
  )
  return shipping + sum(kept)
}

function legsOf({ payments }: ReturnableOrder, amount: number): ReturnQuote["legs"] {
  let left = amount
  const legs: ReturnQuote["legs"] = payments.map(({ id, captured, refunded }) => {
    const part = Math.min(left, Math.max(0, captured - refunded))
    left -= part
    return { payment_id: id, amount: part }
  })
  return [...legs, { payment_id: null, amount: left }].filter((leg) => leg.amount > 0)
}

const sum = (amounts: readonly number[]): number => amounts.reduce((all, one) => all + one, 0)
