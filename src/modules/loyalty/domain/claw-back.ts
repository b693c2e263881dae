import type { Book } from "./book"
import { cumulativeShare } from "./cumulative-share"
import { at, type Lot } from "./places"
import { settle } from "./settle"

/**
 * Takes back what a line's award gave for a further part of the line that has come back, so that all is as if that part
 * had never been bought: first points nobody used, then points that expired (which costs nothing), then points in use,
 * in whose place others of the account step. What cannot be had is owed, up to the limit; the rest is written off.
 */
export function clawBack(book: Book, lot: Lot, returnedValue: number, debtLimit: number): void {
  lot.returned_value += returnedValue
  const target = cumulativeShare(lot.granted, lot.returned_value, lot.line_value)
  let left = target - lot.clawed_back
  for (const place of ["pending", "available", "expired"] as const) {
    const taken = Math.min(lot[place], left)
    book.move(lot, at(place), at("clawed_back"), taken)
    left -= taken
  }
  book.move(lot, at("debt"), at("clawed_back"), left)
  settle(book)
  const lost = Math.min(lot.owed, left, Math.max(0, book.account.balances.debt - debtLimit))
  book.move(lot, at("written_off"), at("debt"), lost)
}
