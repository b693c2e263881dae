import { canonicalHash } from "../../../core/canonical-hash"
import type { SqlEntityManager } from "../../../core/sql"
import { lockAccount } from "./open-books"
import { earlierResult } from "./requests"
import { write } from "./write"

/**
 * Runs something on an account that takes several commands, once for its key: repeated with the same input, it answers
 * what it answered first. What it answers is plain JSON: it is stored.
 * @throws NOT_FOUND `account_not_found`; CONFLICT `idempotency_conflict`.
 */
export async function once<Result>(
  manager: SqlEntityManager,
  about: { key: string; account_id: string; input: unknown },
  now: Date,
  act: () => Promise<Result>
): Promise<Result> {
  const { key, account_id, input } = about
  await lockAccount(manager, account_id)
  const earlier = await earlierResult<Result>(manager, key, input)
  if (earlier) {
    return earlier
  }
  const result = await act()
  await write(manager, { requests: [{ key, input_hash: canonicalHash(input), result }] }, now)
  return result
}
