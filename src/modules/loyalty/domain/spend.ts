import type { Book } from "./book"
import { at, type Lot, type Spot } from "./places"

/**
 * Moves available points to a spot, from the lots that are spent first; answers how many it could move.
 * Lapsed lots must have been expired before.
 */
export function spend(
  book: Book,
  to: Spot,
  points: number,
  from: (lot: Lot) => boolean = () => true
): number {
  let left = points
  for (const lot of book.lotsInOrder().filter(from)) {
    const taken = Math.min(lot.available, left)
    book.move(lot, at("available"), to, taken)
    left -= taken
    if (left === 0) {
      break
    }
  }
  return points - left
}

/** The lots in which a spot has points, in the order in which points are spent. */
export function usesOf(book: Book, spot: Spot): { lot: Lot; amount: number }[] {
  return book
    .lotsInOrder()
    .map((lot) => ({
      lot,
      amount:
        lot.uses.find((use) => use.place === spot.place && use.hold_id === spot.hold_id)?.amount ??
        0,
    }))
    .filter(({ amount }) => amount > 0)
}
