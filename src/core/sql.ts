import { createHash } from "node:crypto"
import type { Context } from "@medusajs/framework/types"
import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { DirectTransaction } from "./direct-transaction"

export type { SqlEntityManager }

/** Values a statement may carry. Lists go through `listOf`. */
export type SqlValue = string | number | boolean | Date | null

/** The rows of one statement. Values travel as parameters only. */
export async function rowsOf<Row>(
  manager: SqlEntityManager,
  sql: string,
  values: readonly SqlValue[] = []
): Promise<Row[]> {
  return (await manager.execute(sql, [...values])) as Row[]
}

/** The placeholders of an `in (...)` list; an empty list matches nothing. */
export function listOf(values: readonly SqlValue[]): string {
  return values.length === 0 ? "null" : values.map(() => "?").join(", ")
}

/** The open transaction of a module call: every effect of that call goes through it. */
export function transactionOf(context: Context): SqlEntityManager {
  return context.transactionManager as SqlEntityManager
}

/**
 * Makes callers with one key wait for each other until their transactions end. For things that have no
 * row to lock yet; where there is a row, lock the row.
 */
export async function lockKey(manager: SqlEntityManager, key: string): Promise<void> {
  await manager.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", [key])
}

/** As `lockKey` for several, in one statement and one order. */
export async function lockKeys(manager: SqlEntityManager, keys: readonly string[]): Promise<void> {
  await boundRows(
    manager,
    `select pg_advisory_xact_lock(hashtextextended(key, 0))
     from unnest(?::text[]) with ordinality as wanted(key, place) order by place`,
    [[...new Set(keys)].sort()]
  )
}

export type Bound = SqlValue | readonly (SqlValue | undefined)[] | Buffer

/**
 * The rows of one statement whose values travel to the database apart from its text: for large values and
 * for arrays (`= any(?::text[])`). Joins the manager's transaction.
 */
export async function boundRows<Row>(
  manager: SqlEntityManager,
  sql: string,
  values: readonly Bound[] = []
): Promise<Row[]> {
  const { rows } =
    manager instanceof DirectTransaction
      ? await manager.query(sql, values)
      : await rawOf(manager, sql, values)
  return rows as Row[]
}

const rawOf = (manager: SqlEntityManager, sql: string, values: readonly Bound[]) =>
  (manager.getTransactionContext() ?? manager.getKnex()).raw(sql, values as never)

/**
 * As `boundRows`, for what every sale and every poll runs: a connection parses and plans the text once, which
 * costs PostgreSQL more than to run it. Each text stays in each connection, so there may be a handful of them:
 * never one whose length depends on a list.
 */
export async function preparedRows<Row>(
  manager: SqlEntityManager,
  sql: string,
  values: readonly Bound[] = []
): Promise<Row[]> {
  const name = nameOf(sql)
  const { rows } =
    manager instanceof DirectTransaction
      ? await manager.query(sql, values, name)
      : await rawOf(manager, sql, values).options({ name })
  return rows as Row[]
}

/**
 * For a select list: until the transaction ends, prepared statements keep their plan. Otherwise PostgreSQL plans
 * one anew whenever its lists are shorter than the ten values it supposes.
 */
export const KEEP_PLANS = "set_config('plan_cache_mode', 'force_generic_plan', true)"

const names = new Map<string, string>()

/** By its text, so that two processes behind one pool of connections never mean different things by one name. */
function nameOf(sql: string): string {
  const known = names.get(sql)
  if (known) {
    return known
  }
  const name = `omni_${createHash("sha256").update(sql).digest("base64url").slice(0, 20)}`
  names.set(sql, name)
  return name
}
