import { conflict, invalid } from "../../../core/errors"
import type { SqlEntityManager } from "../../../core/sql"
import { at } from "../domain/places"
import { settle } from "../domain/settle"
import { spend } from "../domain/spend"
import type { AccountState, Command } from "../types"
import { checkPoints, type Deed, runCommand } from "./command"
import { lotIds, newLotOf } from "./new-lots"
import type { OpenBook } from "./open-books"

export type AdjustInput = {
  account_id: string
  /** Given (positive) or taken off (negative), not zero. */
  points: number
  /** Why, as a code that reports count by, such as `goodwill`. */
  reason: string
  /** The ticket or note it belongs to. */
  reference: string | null
  /** Of points given; null: never. */
  expires_at: Date | null
}

/**
 * Gives or takes points by hand. Points given pay what is owed first; no more are taken than are available.
 * @throws INVALID_DATA `points_invalid`, `reason_missing`; NOT_FOUND `account_not_found`; CONFLICT
 * `insufficient_points`, `idempotency_conflict`.
 */
export async function adjust(
  manager: SqlEntityManager,
  command: Command,
  input: AdjustInput,
  now: Date
): Promise<AccountState> {
  const { account_id, points } = input
  checkPoints(Math.abs(points), 1)
  if (!input.reason.trim()) {
    throw invalid("reason_missing", "Points are adjusted for a reason")
  }
  const needs = points < 0 ? { spendable: -points } : {}
  const about = { account_id, command, input: { adjust: input }, needs, now }
  return await runCommand<unknown>(manager, about, (open) =>
    points > 0 ? give(open, input) : takeOff(open, input)
  )
}

function give({ book, now }: OpenBook, input: AdjustInput): Deed<object> {
  const { points, reason, reference, expires_at } = input
  const award = { reference: null, line_value: points, vests_at: "now" as const, expires_at }
  const { lot, row } = newLotOf(lotIds()(), book.account.id, award, now)
  book.lots.set(lot.id, lot)
  book.move(lot, at("added"), at("available"), points)
  settle(book)
  return { kind: "adjust", reference, reason, writes: { newLots: [row] }, more: {} }
}

function takeOff({ book }: OpenBook, { points, reason, reference }: AdjustInput): Deed<object> {
  if (book.account.balances.available < -points) {
    throw conflict("insufficient_points", "There are not so many points")
  }
  spend(book, at("deducted"), -points)
  return { kind: "adjust", reference, reason, more: {} }
}
