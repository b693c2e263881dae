import { boundRows, type SqlEntityManager } from "../../../core/sql"
import type { PostingKind } from "../domain/book"
import { at } from "../domain/places"
import { settle } from "../domain/settle"
import { usesOf } from "../domain/spend"
import type { AccountState, Carrier, Command } from "../types"
import { type HoldRow, lockHold, readHolds, resolvedOtherwise } from "./holds"
import {
  type LockedAccount,
  lockAccounts,
  lotChangesOf,
  type OpenBook,
  openBooks,
  post,
  stateOf,
} from "./open-books"
import { write } from "./write"

type Origin = Omit<Command, "key">

/**
 * Makes held points available again, as if they had never been held: they pay what is owed, and what would have
 * expired meanwhile expires. A hold that is released or expired already stays so.
 * @throws NOT_FOUND `hold_not_found`; CONFLICT `hold_resolved` when it was captured.
 */
export async function release(
  manager: SqlEntityManager,
  origin: Origin,
  holdId: string,
  now: Date
): Promise<AccountState> {
  const { account, hold } = await lockHold(manager, holdId)
  if (hold.status === "captured") {
    throw resolvedOtherwise(hold)
  }
  const open = hold.status === "open" ? [hold] : []
  const [state] = await end(manager, origin, [account], open, "released", now)
  return state!
}

/** Open holds of a carrier whose time is over, the earliest first. */
export async function lapsedHolds(
  manager: SqlEntityManager,
  carrier: Carrier,
  now: Date,
  limit: number
): Promise<{ id: string; account_id: string; reference: string }[]> {
  return await boundRows(
    manager,
    `select id, account_id, reference from omni_loyalty_hold
     where status = 'open' and expires_at <= ? and carrier = ? order by expires_at limit ?`,
    [now, carrier, limit]
  )
}

/**
 * Ends lapsed holds of tills, up to `limit`, and answers how many; accounts that somebody else works on are left for
 * later. Those of carts are not among them: a cart's discount must be gone before its hold is.
 */
export async function expireHolds(
  manager: SqlEntityManager,
  now: Date,
  limit: number
): Promise<number> {
  const lapsed = await lapsedHolds(manager, "till", now, limit)
  const accountIds = [...new Set(lapsed.map(({ account_id }) => account_id))]
  const accounts = await lockAccounts(manager, accountIds, { skipLocked: true })
  const locked = new Set(accounts.map(({ id }) => id))
  const holds = await readHolds(
    manager,
    lapsed.map(({ id }) => id)
  )
  const open = holds.filter((hold) => hold.status === "open" && locked.has(hold.account_id))
  await end(manager, { source: "job", actor: null }, accounts, open, "expired", now)
  return open.length
}

const KIND = { released: "release", expired: "hold_expired" } as const satisfies Record<
  string,
  PostingKind
>

async function end(
  manager: SqlEntityManager,
  { source, actor, occurred_at }: Origin,
  accounts: readonly LockedAccount[],
  holds: readonly HoldRow[],
  status: keyof typeof KIND,
  now: Date
): Promise<AccountState[]> {
  const ids = holds.map(({ id }) => id)
  const books = await openBooks(manager, accounts, { holds: ids }, now)
  for (const open of books) {
    for (const hold of holds.filter(({ account_id }) => account_id === open.account.id)) {
      giveBack(open, hold.id)
      const about = { kind: KIND[status], reference: hold.reference, reason: null }
      post(open, { ...about, source, actor, occurred_at: occurred_at ?? now })
    }
  }
  await write(
    manager,
    {
      postings: books.flatMap(({ book }) => book.postings),
      lotChanges: books.flatMap(lotChangesOf),
      holdEnds: ids.map((id) => ({ id, status, captured: 0 })),
    },
    now
  )
  return books.map(({ book }) => stateOf(book))
}

function giveBack({ book }: OpenBook, holdId: string): void {
  for (const { lot, amount } of usesOf(book, at("held", holdId))) {
    book.move(lot, at("held", holdId), at("available"), amount)
  }
  settle(book)
}
