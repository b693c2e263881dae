import { generateEntityId } from "@medusajs/framework/utils"
import type { SqlEntityManager } from "../../../core/sql"
import type { Book } from "../domain/book"
import { at, type Spot } from "../domain/places"
import { settle } from "../domain/settle"
import { usesOf } from "../domain/spend"
import type { AccountState, BurnLine, Carrier, Origin } from "../types"
import type { HoldRow } from "./holds"
import {
  type LockedAccount,
  lotChangesOf,
  type OpenBook,
  openBooks,
  post,
  stateOf,
} from "./open-books"
import { type NewHold, write } from "./write"

export type Split = {
  /** Points of the hold that are spent for good, for this receipt. */
  spent: { points: number; reference: string; lines: readonly BurnLine[] } | null
  /** Points that stay set aside. */
  kept: { points: number; carrier: Carrier; reference: string }
  /** Of both: when they would lapse. */
  expires_at: Date
}

export type SplitResult = AccountState & {
  spent_hold_id: string | null
  kept_hold_id: string | null
}

/**
 * Ends an open hold in parts: some of its points are spent, some stay set aside by a hold that takes its place, and the
 * rest becomes available again. Points that stay never become available in between, so nothing else can take them.
 * The caller has locked the account and read the hold under that lock.
 */
export async function splitHold(
  manager: SqlEntityManager,
  origin: Origin & { occurred_at?: Date },
  { account, hold }: { account: LockedAccount; hold: HoldRow },
  { spent, kept, expires_at }: Split,
  now: Date
): Promise<SplitResult> {
  const [open] = (await openBooks(manager, [account], { holds: [hold.id] }, now)) as [OpenBook]
  const { book } = open
  const [spentId, keptId] = [newHoldId(spent?.points ?? 0), newHoldId(kept.points)]
  const held = at("held", hold.id)
  move(book, held, at("redeemed", spentId), spent?.points ?? 0)
  move(book, held, at("held", keptId), kept.points)
  move(book, held, at("available"), Infinity)
  settle(book)
  post(open, {
    kind: spent ? "capture" : "release",
    source: origin.source,
    actor: origin.actor,
    reference: spent?.reference ?? hold.reference,
    reason: null,
    occurred_at: origin.occurred_at ?? now,
  })
  const holdOf = (id: string | null, more: Pick<NewHold, "carrier" | "reference" | "amount">) =>
    id ? [{ id, account_id: account.id, expires_at, ...more }] : []
  await write(
    manager,
    {
      postings: book.postings,
      lotChanges: lotChangesOf(open),
      newHolds: [
        ...holdOf(spentId, {
          carrier: kept.carrier,
          reference: spent?.reference ?? "",
          amount: spent?.points ?? 0,
        }),
        ...holdOf(keptId, { ...kept, amount: kept.points }),
      ],
      holdEnds: [{ id: hold.id, status: "released", captured: 0 }],
    },
    now
  )
  if (spent && spentId) {
    // A row that a statement brings cannot be changed by the same statement.
    await write(
      manager,
      {
        holdEnds: [{ id: spentId, status: "captured", captured: spent.points }],
        newBurnLines: spent.lines.map((line) => ({ ...line, hold_id: spentId })),
      },
      now
    )
  }
  return { ...stateOf(book), spent_hold_id: spentId, kept_hold_id: keptId }
}

const newHoldId = (points: number): string | null =>
  points > 0 ? generateEntityId(undefined, "lyh") : null

/** Moves points of a hold on, those first that are spent first. */
function move(book: Book, held: Spot, to: Spot, points: number): void {
  let left = points
  for (const { lot, amount } of usesOf(book, held)) {
    const moved = Math.min(amount, left)
    book.move(lot, held, to, moved)
    left -= moved
  }
}
