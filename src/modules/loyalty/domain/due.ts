import type { Book } from "./book"
import { at, type Lot } from "./places"
import { settle } from "./settle"

/** Points whose day has come become available, and first pay what the account owes. */
export function mature(book: Book, now: Date): void {
  const due = [...book.lots.values()]
    .filter((lot) => lot.pending > 0 && lot.vests_at && lot.vests_at <= now)
    .sort(vestedFirst)
  for (const lot of due) {
    book.move(lot, at("pending"), at("available"), lot.pending)
    settle(book)
  }
}

function vestedFirst(one: Lot, other: Lot): number {
  const [a, b] = [one.vests_at?.getTime() ?? 0, other.vests_at?.getTime() ?? 0]
  return a !== b ? a - b : one.id < other.id ? -1 : 1
}

/** Available points whose time is over go. */
export function expire(book: Book, now: Date): void {
  for (const lot of book.lots.values()) {
    if (lot.expires_at && lot.expires_at <= now) {
      book.move(lot, at("available"), at("expired"), lot.available)
    }
  }
}
