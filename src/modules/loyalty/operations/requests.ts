import { canonicalHash } from "../../../core/canonical-hash"
import { conflict } from "../../../core/errors"
import { preparedRows, type SqlEntityManager } from "../../../core/sql"

export const keyTaken = (): Error =>
  conflict("idempotency_conflict", "This key was used before with another input")

/** What was answered first under a key, and the hash of the input it was for. */
export type StoredAnswer = { input_hash: string; result: unknown }

/**
 * What a command answered before under this key; null when it is new. Call it under the account's lock.
 * @throws CONFLICT `idempotency_conflict` when the input was another one.
 */
export async function earlierResult<Result>(
  manager: SqlEntityManager,
  key: string,
  input: unknown
): Promise<Result | null> {
  return resultFor(await readStored(manager, key), input)
}

/** As `earlierResult`, of a request that was read. @throws CONFLICT `idempotency_conflict`. */
export function resultFor<Result>(stored: StoredAnswer | null, input: unknown): Result | null {
  if (stored && stored.input_hash !== canonicalHash(input)) {
    throw keyTaken()
  }
  return answerOf<Result>(stored)
}

/** What was answered first under a key, to whatever input; null when it is new. */
export async function firstResult<Result>(
  manager: SqlEntityManager,
  key: string
): Promise<Result | null> {
  return answerOf<Result>(await readStored(manager, key))
}

const answerOf = <Result>(stored: StoredAnswer | null): Result | null =>
  (stored?.result ?? null) as Result | null

async function readStored(manager: SqlEntityManager, key: string): Promise<StoredAnswer | null> {
  const [stored] = await preparedRows<StoredAnswer>(
    manager,
    "select input_hash, result from omni_loyalty_request where key = ?",
    [key]
  )
  return stored ?? null
}
