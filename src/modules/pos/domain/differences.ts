import type { PosEventData } from "./events/envelope"

/**
 * Why the till's figures and ours part. rounding: by at most one minor unit a line. tax: the tax does not
 * follow from its rate. arithmetic: the receipt's parts do not add up. tender: what was paid is not the total.
 * price_version: the price is not ours, though the till was told of ours. late: it is not ours, and the till was
 * away meanwhile.
 */
export type Difference = {
  class: "rounding" | "tax" | "arithmetic" | "tender" | "price_version" | "late"
  /** JSON pointer into the event's data. */
  pointer: string
  till: number
  /** Recomputed by us. */
  server: number
}

type Receipt = PosEventData<"sale.completed"> | PosEventData<"return.completed">
type Line = Receipt["lines"][number]

/** Recomputes a receipt beside the till, which stays right: its figures are facts. */
export function differencesOf(receipt: Receipt): Difference[] {
  return [
    ...receipt.lines.flatMap((line, index) => lineDifferences(line, index, receipt)),
    ...totalDifferences(receipt),
  ]
}

/** What a unit of a line costs by our prices at the time of the sale, minor units; null when we cannot tell. */
export type PriceOf = (line: Line) => number | null

/** Compares the prices of lines that say which version of ours they have. */
export function priceDifferences(
  { lines }: Receipt,
  priceOf: PriceOf,
  wasAway: boolean
): Difference[] {
  return lines.flatMap((line, index) => {
    const server = line.price_version === undefined ? null : priceOf(line)
    const at = `/lines/${index}/unit_price`
    const kind = wasAway ? "late" : "price_version"
    return server === null ? [] : differ(at, line.unit_price, server, 1, kind)
  })
}

/** Where what was given by tender is not what was to be given. */
export function tenderDifferences(
  given: readonly Given[],
  awaited: readonly Given[]
): Difference[] {
  const types = [...new Set([...awaited, ...given].map(({ type }) => type))]
  const of = (tenders: readonly Given[], type: string): number =>
    sum(tenders.filter((tender) => tender.type === type).map(({ amount }) => amount))
  return types.flatMap((type) =>
    differ("/tenders", of(given, type), of(awaited, type), 0, "tender")
  )
}

type Given = { type: string; amount: number }

/** Rounding and prices that changed while the till was away need nobody's look; the others do. */
export const needsLook = ({ class: kind }: Difference): boolean =>
  kind !== "rounding" && kind !== "late"

function lineDifferences(line: Line, index: number, receipt: Receipt): Difference[] {
  const discounted =
    line.unit_price * line.quantity - sum(line.discounts.map(({ amount }) => amount))
  const tax = sum(line.taxes.map(({ amount }) => amount))
  const server = receipt.prices_include_tax ? discounted : discounted + tax
  const at = `/lines/${index}`
  return [
    ...differ(`${at}/total`, line.total, server, line.quantity, "arithmetic"),
    ...line.taxes.flatMap(({ rate, amount }, place) =>
      differ(`${at}/taxes/${place}/amount`, amount, taxOf(line, rate, receipt), 1, "tax")
    ),
  ]
}

/** Of the line's total the part that is this tax: several taxes of one line share one base. */
function taxOf(line: Line, rate: number, { prices_include_tax }: Receipt): number {
  const discounted =
    line.unit_price * line.quantity - sum(line.discounts.map(({ amount }) => amount))
  const rates = sum(line.taxes.map((tax) => tax.rate))
  const base = prices_include_tax ? line.total / (1 + rates / 100) : discounted
  return Math.round((base * rate) / 100)
}

function totalDifferences({ lines, totals, tenders }: Receipt): Difference[] {
  const server = sum(lines.map(({ total }) => total)) + totals.rounding
  const paid = sum(tenders.map(({ amount }) => amount))
  return [
    ...differ("/totals/total", totals.total, server, 0, "arithmetic"),
    ...differ("/tenders", paid, totals.total, 0, "tender"),
  ]
}

/** Nothing when the figures are equal; a rounding while they are within the tolerance. */
function differ(
  pointer: string,
  till: number,
  server: number,
  tolerance: number,
  otherwise: Difference["class"]
): Difference[] {
  if (till === server) {
    return []
  }
  const kind = Math.abs(till - server) <= tolerance ? "rounding" : otherwise
  return [{ class: kind, pointer, till, server }]
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)
