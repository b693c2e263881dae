import { splitByWeight, unitsAmount } from "../../../core/exact-shares"
import { RETURN_REASONS, type ReturnGrade, type ReturnReason } from "../types"
import { freePlaces } from "./quote"

/** A line of the receipt by which a till took goods back and gave money for them; minor units. */
export type ToldLine = { line_id: string; quantity: number; total: number }

export type GivenTender = { type: string; amount: number }

/** Units of an order's line, by the receipt's line that took them back. */
export type FoundUnits = { line_id: string; id: string; quantity: number }

/** A line of an order as it is but for the units of this return. */
export type LineBefore = {
  id: string
  quantity: number
  /** Units that left the shop. */
  fulfilled: number
  /** Units that came back or are on their way. */
  back: number
  /** Places that units of other returns have. */
  taken: readonly number[]
}

/** A unit that came back: the `at`th of its receipt's line. */
export type ToldUnit = { line_id: string; at: number; order_line_item_id: string; place: number }

/**
 * Each unit with its place among those of the order's line that came back. What was taken out of the order meanwhile, as
 * by the void of its sale, is no unit of a return.
 */
export function placeUnits(found: readonly FoundUnits[], lines: readonly LineBefore[]): ToldUnit[] {
  const free = new Map(lines.map((line) => [line.id, placesOf(line, found)]))
  const told = new Map<string, number>()
  return found.flatMap(({ line_id, id, quantity }) => {
    const before = told.get(line_id) ?? 0
    told.set(line_id, before + quantity)
    const places = free.get(id)!.splice(0, quantity)
    return places.map((place, index) => ({
      ...{ line_id, at: before + index, order_line_item_id: id, place },
    }))
  })
}

function placesOf(line: LineBefore, found: readonly FoundUnits[]): number[] {
  const coming = sum(found.filter(({ id }) => id === line.id).map(({ quantity }) => quantity))
  return coming > 0 && line.back + coming <= line.fulfilled ? freePlaces(line) : []
}

/** Units without an order, all under the id that stands for its line. */
export const unitsWithoutOrder = (
  lines: readonly ToldLine[],
  order_line_item_id: string
): ToldUnit[] =>
  lines
    .flatMap(({ line_id, quantity }) =>
      Array.from({ length: quantity }, (_, at) => ({ line_id, at, order_line_item_id }))
    )
    .map((unit, place) => ({ ...unit, place }))

export type GivenBack = {
  /** For each unit, in their order. */
  amounts: number[]
  /** For all of them; what was given for units that are not among them is left out. */
  amount: number
  /** By kind of tender; they add up to `amount`. */
  tenders: GivenTender[]
}

/**
 * What a till gave back for units, to the minor unit. The tenders are what it gave; a rounding of the receipt, and
 * whatever its lines do not add up to, is spread over the lines.
 */
export function givenBack(
  receipt: { lines: readonly ToldLine[]; tenders: readonly GivenTender[] },
  units: readonly Pick<ToldUnit, "line_id" | "at">[]
): GivenBack {
  const { lines } = receipt
  const given = tendersByType(receipt.tenders)
  const isFree = lines.every(({ total }) => total === 0)
  const parts = splitByWeight(
    sum(given.map(({ amount }) => amount)),
    lines.map(({ line_id, quantity, total }) => ({
      ...{ id: line_id, quantity, weight: isFree ? quantity : total },
    }))
  )
  const lineOf = new Map(
    lines.map(({ line_id, quantity }) => [line_id, { total: parts.get(line_id)!, quantity }])
  )
  const amounts = units.map(({ line_id, at }) => unitsAmount(lineOf.get(line_id)!, at, 1))
  const amount = sum(amounts)
  const byTender = splitByWeight(
    amount,
    given.map((tender) => ({ id: tender.type, quantity: 1, weight: tender.amount }))
  )
  const tenders = [...byTender].map(([type, part]) => ({ type, amount: part }))
  return { amounts, amount, tenders: tenders.filter((tender) => tender.amount > 0) }
}

function tendersByType(tenders: readonly GivenTender[]): GivenTender[] {
  const types = [...new Set(tenders.map(({ type }) => type))]
  return types.map((type) => ({
    type,
    amount: sum(tenders.filter((tender) => tender.type === type).map(({ amount }) => amount)),
  }))
}

/** Tills say why in words of their own: those that are ours are kept, all others and none are `other`. */
export const reasonTold = (reason: string | undefined): ReturnReason =>
  RETURN_REASONS.find((known) => known === reason) ?? "other"

/** A till puts what is fit for sale on its shelf; what is damaged is nobody's stock. */
export const disposeTold = (
  condition: "resellable" | "damaged",
  shelf: string
): {
  grade: ReturnGrade
  disposition: "shelf" | "damaged_bin"
  stock_location_id: string | null
} =>
  condition === "resellable"
    ? { grade: "resell", disposition: "shelf", stock_location_id: shelf }
    : { grade: "damaged", disposition: "damaged_bin", stock_location_id: null }

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)
