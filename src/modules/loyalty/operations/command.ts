import { canonicalHash } from "../../../core/canonical-hash"
import { invalid } from "../../../core/errors"
import type { SqlEntityManager } from "../../../core/sql"
import type { PostingKind } from "../domain/book"
import type { AccountState, Command } from "../types"
import { loadLotsAndRequest, type Needs } from "./lots"
import { lockAccount, lotChangesOf, openBook, type OpenBook, post, stateOf } from "./open-books"
import { resultFor } from "./requests"
import { write, type Writing } from "./write"

/** What a command did to an open account. */
export type Deed<More> = {
  kind: PostingKind
  reference: string | null
  reason?: string | null
  writes?: Writing
  /** Answered beside the state of the account. Plain JSON: it is stored. */
  more: More
}

/** Points are counted in whole numbers up to here: sums of them stay exact. */
const MOST_POINTS = 1_000_000_000_000

/** @throws INVALID_DATA `points_invalid`. */
export function checkPoints(points: number, least: number): void {
  if (!Number.isSafeInteger(points) || points < least || points > MOST_POINTS) {
    throw invalid("points_invalid", `Points are a whole number from ${least} to ${MOST_POINTS}`)
  }
}

/**
 * Runs a command on one account in the caller's transaction: lock, look whether it is a repetition, open, act, write.
 * `input` is what tells one command from another under its key.
 * @throws NOT_FOUND `account_not_found`; CONFLICT `idempotency_conflict`.
 */
export async function runCommand<More>(
  manager: SqlEntityManager,
  {
    account_id,
    command,
    input,
    needs,
    now,
  }: {
    account_id: string
    command: Command
    input: unknown
    needs: Needs
    now: Date
  },
  act: (open: OpenBook) => Deed<More> | Promise<Deed<More>>
): Promise<AccountState & More> {
  const account = await lockAccount(manager, account_id)
  const { lots, request } = await loadLotsAndRequest(manager, account, needs, command.key, now)
  const earlier = resultFor<AccountState & More>(request, input)
  if (earlier) {
    return earlier
  }
  const open = openBook(account, lots, now)
  const { kind, reference, reason = null, writes, more } = await act(open)
  const { source, actor, occurred_at = now } = command
  post(open, { kind, source, actor, reference, reason, occurred_at })
  const result = { ...stateOf(open.book), ...more }
  await write(
    manager,
    {
      ...writes,
      postings: open.book.postings,
      lotChanges: lotChangesOf(open),
      requests: [{ key: command.key, input_hash: canonicalHash(input), result }],
    },
    now
  )
  return result
}
