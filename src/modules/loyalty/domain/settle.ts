import type { Book } from "./book"
import { at, latestFirst, type Lot, type Use } from "./places"
import { spend } from "./spend"

/**
 * Pays what lots owe with what has become available, the oldest debt first. Points that came back to an owing lot pay
 * by themselves. Else available points of another lot take over a use of the owing lot, the latest use first, and the
 * owing lot's own points go: as if they had never been there to be used.
 */
export function settle(book: Book): void {
  const owing = [...book.lots.values()].filter((lot) => lot.owed > 0 || lot.written_off > 0)
  owing.forEach((lot) => payWithOwn(book, lot))
  for (const lot of owing.sort(oldestFirst)) {
    for (const use of latestFirst(lot.uses)) {
      takeOver(book, lot, use)
    }
  }
}

const oldestFirst = (one: Lot, other: Lot): number => (one.id < other.id ? -1 : 1)

function payWithOwn(book: Book, lot: Lot): void {
  for (const [place, amount] of [
    ["debt", lot.owed],
    ["written_off", lot.written_off],
  ] as const) {
    book.move(lot, at("available"), at(place), Math.min(lot.available, amount))
  }
}

function takeOver(book: Book, lot: Lot, use: Use): void {
  const spot = at(use.place, use.hold_id)
  const substituted = spend(book, spot, Math.min(use.amount, lot.owed))
  book.move(lot, spot, at("debt"), substituted)
}
