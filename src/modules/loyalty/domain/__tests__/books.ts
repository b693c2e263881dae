import { Book } from "../book"
import { at, type Lot } from "../places"

/** A lot nobody used yet, as tests describe it; expiries are days. */
export const lotOf = (id: string, points: number, expires: number | null = null): Lot => ({
  id,
  pending: 0,
  available: 0,
  expired: 0,
  owed: 0,
  written_off: 0,
  granted: 0,
  clawed_back: 0,
  line_value: points || 1,
  returned_value: 0,
  vests_at: new Date(0),
  expires_at: expires === null ? null : new Date(expires * 86_400_000),
  uses: [],
})

/** An account that was given these lots, spendable at once. */
export function bookOf(...given: [lot: Lot, points: number][]): Book {
  const account = {
    id: "lya_1",
    balances: { available: 0, pending: 0, held: 0, debt: 0 },
    seq: 0,
    hash: "",
  }
  const book = new Book(account, new Map(given.map(([lot]) => [lot.id, lot])))
  given.forEach(([lot, points]) => book.move(lot, at("issued"), at("available"), points))
  return book
}
