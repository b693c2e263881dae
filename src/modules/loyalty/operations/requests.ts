import { canonicalHash } from "../../../core/canonical-hash"
import { conflict } from "../../../core/errors"
import { preparedRows, type SqlEntityManager } from "../../../core/sql"

export const keyTaken = (): Error =>
  conflict("idempotency_conflict", "This key was used before with another input")

/**
 * What a command answered before under this key; null when it is new. Call it under the account's lock.
 * @throws CONFLICT `idempotency_conflict` when the input was another one.
 */
export async function earlierResult<Result>(
  manager: SqlEntityManager,
  key: string,
  input: unknown
): Promise<Result | null> {
  const [stored] = await preparedRows<{ input_hash: string; result: Result }>(
    manager,
    "select input_hash, result from omni_loyalty_request where key = ?",
    [key]
  )
  if (stored && stored.input_hash !== canonicalHash(input)) {
    throw keyTaken()
  }
  return stored?.result ?? null
}

/** What was answered first under a key, to whatever input; null when it is new. */
export async function firstResult<Result>(
  manager: SqlEntityManager,
  key: string
): Promise<Result | null> {
  const [stored] = await preparedRows<{ result: Result }>(
    manager,
    "select result from omni_loyalty_request where key = ?",
    [key]
  )
  return stored?.result ?? null
}
