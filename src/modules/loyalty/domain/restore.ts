import type { Book } from "./book"
import { at } from "./places"
import { usesOf } from "./spend"

/**
 * Gives redeemed points back to the lots they came from, the last to be spent first. A lot that has expired lives again
 * until the end of the grace.
 */
export function restore(
  book: Book,
  holdId: string,
  points: number,
  { now, graceEnds }: { now: Date; graceEnds: Date }
): void {
  let left = points
  for (const { lot, amount } of usesOf(book, at("redeemed", holdId)).reverse()) {
    const given = Math.min(amount, left)
    if (given > 0 && lot.expires_at && lot.expires_at <= now) {
      lot.expires_at = graceEnds
    }
    book.move(lot, at("redeemed", holdId), at("available"), given)
    left -= given
  }
}
