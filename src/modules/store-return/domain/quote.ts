import { unitsAmount } from "../../../core/exact-shares"
import type { LegKind } from "../types"

/** The kind of tender that is no money: what it paid comes back as points, by itself. */
export const POINTS_TENDER = "loyalty"

/** An order as the return desk sees its money; minor units. */
export type ReturnableOrder = {
  lines: readonly {
    id: string
    quantity: number
    /** What the whole line is worth, discounts off and tax in. */
    total: number
    /** Of it, tax. */
    tax: number
    /** What of it was paid with points as a tender of a till. */
    by_points: number
    /** Units that came back after the shopper had them, and those on their way. */
    back: number
    /** Of those, units that are only announced: she may keep them all the same. Absent: none. */
    announced?: number
    /** Places that units of earlier returns of ours have; left out: the first ones. */
    taken?: readonly number[]
    /** Units the shopper never took: missing, refused at the counter, not collected. */
    given_up: number
  }[]
  /** What getting the goods to the shopper cost; the desk does not give it back. */
  shipping: number
  /** Paid by other means than payments and tenders of tills: gift cards, store credit. */
  credit: number
  /** In the order refunds are made. */
  payments: readonly { id: string; captured: number; refunded: number }[]
  /** What tills took and gave, by kind of tender; what one gave may be more than it took, as for a web order. */
  tenders: readonly { type: string; taken: number; given: number }[]
  /** What returns before this one cost the shopper; the shop keeps it. Absent: nothing. */
  fees?: number
  /** What returns before this one kept back for discounts that did not hold any more. Absent: nothing. */
  lapsed_before?: number
  /** What discounts take off what is kept that this alone would not have got. Absent: it stays as it was. */
  lapsedOn?: (kept: KeptUnits) => number
}

/** Units by line. */
export type KeptUnits = {
  /** Those the shopper has or may still collect. */
  units: ReadonlyMap<string, number>
  /** Those she never got: missing, refused at the counter, not collected. */
  given_up: ReadonlyMap<string, number>
}

/** The amount with tax, minor units. */
export type QuotedUnit = { line_id: string; place: number; amount: number; tax: number }

export type QuotedLeg = {
  kind: LegKind
  payment_id: string | null
  tender: string | null
  amount: number
}

export type ReturnQuote = {
  units: QuotedUnit[]
  /** What the units are worth. */
  worth: number
  /** Of `worth`, tax. */
  tax: number
  /**
   * What is kept back for discounts that do not hold for what the shopper keeps; below 0: what was kept back before
   * and is given back, because nothing is kept that they were for.
   */
  lapsed: number
  /** What the shopper pays for returning; never above what would go back. */
  fee: number
  /** What goes back, `lapsed` and the fee off: less than `worth` also when some of it went back before, or was never paid. */
  amount: number
  /** They add up to `amount`. */
  legs: QuotedLeg[]
}

type Units = { line_id: string; quantity: number }
type Line = ReturnableOrder["lines"][number]

/**
 * What returned units are worth and where it goes. Each unit takes its line's shares from the back (units given up
 * take theirs from the front, ADR 17): whatever comes back in whatever order adds up to the line. Never more goes
 * back than is held beyond what the shopper keeps, in all, by payment and by tender. What she keeps is worth more where
 * discounts do not hold for it alone; that depends on what is kept and on no order of returns, so when all came back nothing of
 * it is kept.
 * @param feeOn what a return of so much money costs
 */
export function quoteReturn(
  order: ReturnableOrder,
  returned: readonly Units[],
  feeOn: (refund: number) => number = () => 0
): ReturnQuote {
  const back = returned.flatMap(({ line_id, quantity }) => {
    const line = order.lines.find(({ id }) => id === line_id)!
    return freePlaces(line)
      .slice(0, quantity)
      .map((place) => ({ line, place }))
  })
  const units = back.map(({ line, place }) => ({
    line_id: line.id,
    place,
    amount: unitAmount(line, line.total, place),
    tax: unitAmount(line, line.tax, place),
  }))
  const worth = sum(units.map(({ amount }) => amount))
  const held = sum(order.payments.map(heldBy)) + sum(order.tenders.map(stillIn)) + order.credit
  const heldBeyondKept = held - (order.fees ?? 0) - (keptOf(order) - worth)
  const before = order.lapsed_before ?? 0
  const after = lapsedAfter(order, returned)
  const dueAsBefore = Math.max(0, Math.min(worth, heldBeyondKept - before))
  const byPoints = sum(back.map(({ line, place }) => unitAmount(line, line.by_points, place)))
  // Points come back by themselves and whole: what is kept back, and a fee, is of money.
  const points = legsOf(order, dueAsBefore, byPoints).find(isPointsLeg)?.amount ?? 0
  // More than the units are worth when what was kept back before goes back with them.
  const due = Math.max(points, Math.min(worth + before - after, heldBeyondKept - after))
  const charged = Math.min(worth, due - points)
  const fee = Math.min(charged, Math.max(0, feeOn(charged)))
  return {
    ...{ units, worth, fee },
    tax: sum(units.map(({ tax }) => tax)),
    lapsed: dueAsBefore - due,
    amount: due - fee,
    legs: legsOf(order, due - fee, byPoints),
  }
}

/** Where nothing is kept, nothing has lapsed, whoever brings the last of it. */
function lapsedAfter(order: ReturnableOrder, returned: readonly Units[]): number {
  const kept = keptAfter(order, returned)
  const isNothing = [...kept.units.values()].every((count) => count === 0)
  return isNothing ? 0 : (order.lapsedOn?.(kept) ?? order.lapsed_before ?? 0)
}

/** What the shopper keeps after this return: what is only announced too, as nobody knows whether it comes. */
export function keptAfter({ lines }: ReturnableOrder, returned: readonly Units[]): KeptUnits {
  const leaving = (id: string): number =>
    sum(returned.filter(({ line_id }) => line_id === id).map(({ quantity }) => quantity))
  return {
    units: new Map(
      lines.map(({ id, quantity, given_up, back, announced = 0 }) => [
        id,
        Math.max(0, quantity - given_up - (back - announced) - leaving(id)),
      ])
    ),
    given_up: new Map(lines.map(({ id, given_up }) => [id, given_up])),
  }
}

const isPointsLeg = ({ tender }: QuotedLeg): boolean => tender === POINTS_TENDER

/** The share of the unit that is the `place`th to come back. */
const unitAmount = ({ quantity }: Line, total: number, place: number): number =>
  unitsAmount({ total, quantity }, quantity - place - 1, 1)

/** What the shopper has or may still collect is worth. */
function keptOf({ lines, shipping }: ReturnableOrder): number {
  const kept = lines.map((line) => {
    const given = line.quantity - line.given_up
    const free = freePlaces(line).filter((place) => place < given)
    return sum(free.map((place) => unitAmount(line, line.total, place)))
  })
  return shipping + sum(kept)
}

/**
 * Places of a line that no unit has. What is back and has none of its own, as in a return of Medusa's, has the first of
 * the others: it may still be called off, and then they are free again.
 */
export function freePlaces({
  quantity,
  back,
  taken,
}: Pick<Line, "quantity" | "back" | "taken">): number[] {
  const ours = new Set(taken ?? Array.from({ length: back }, (_, place) => place))
  const others = Array.from({ length: quantity }, (_, place) => place).filter(
    (place) => !ours.has(place)
  )
  return others.slice(Math.max(0, back - ours.size))
}

const heldBy = ({ captured, refunded }: ReturnableOrder["payments"][number]): number =>
  captured - refunded
const stillIn = ({ taken, given }: ReturnableOrder["tenders"][number]): number => taken - given

/** Points go back as points; then each payment and tender gives what it holds, and credit is left for the rest. */
function legsOf(
  { payments, tenders }: ReturnableOrder,
  amount: number,
  byPoints: number
): QuotedLeg[] {
  const isPoints = ({ type }: { type: string }): boolean => type === POINTS_TENDER
  const ofTender = ({ type }: { type: string }) =>
    ({ kind: "tender", payment_id: null, tender: type }) as const
  const sources = [
    ...tenders.filter(isPoints).map((tender) => ({
      ...ofTender(tender),
      most: Math.min(byPoints, stillIn(tender)),
    })),
    ...payments.map((payment) => ({
      ...{ kind: "payment" as const, payment_id: payment.id, tender: null },
      most: heldBy(payment),
    })),
    ...tenders
      .filter((tender) => !isPoints(tender))
      .map((tender) => ({ ...ofTender(tender), most: stillIn(tender) })),
    { kind: "store_credit" as const, payment_id: null, tender: null, most: Infinity },
  ]
  let left = amount
  return sources.flatMap(({ most, ...leg }): QuotedLeg[] => {
    const part = Math.min(left, Math.max(0, most))
    left -= part
    return part > 0 ? [{ ...leg, amount: part }] : []
  })
}

const sum = (amounts: readonly number[]): number => amounts.reduce((all, one) => all + one, 0)
