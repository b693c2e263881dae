import type { SqlEntityManager } from "./sql"

type Statement = { text: string; values: readonly unknown[]; name?: string }
type Rows = { rows: unknown[] }

/** A connection of PostgreSQL's driver. */
type Connection = { query(statement: Statement | string): Promise<Rows> }

/** The pool of connections that Medusa's data layer has. */
type Pool = {
  acquireConnection(): Promise<Connection>
  releaseConnection(connection: Connection): Promise<void>
}

/**
 * A transaction on a connection itself. Medusa's data layer makes its own manager for each, and an object or two for
 * each statement; where a transaction is a handful of small statements that is most of its time.
 */
export class DirectTransaction {
  constructor(private readonly connection: Connection) {}

  async query(sql: string, values: readonly unknown[], name?: string): Promise<Rows> {
    return await this.connection.query({ text: numbered(sql), values, name })
  }

  async execute(sql: string, values: readonly unknown[] = []): Promise<unknown[]> {
    return (await this.query(sql, values)).rows
  }
}

/** One message to the database either way. */
const BEGIN = "begin"
const BEGIN_KEEPING_PLANS = "begin; set local plan_cache_mode = 'force_generic_plan'"

/**
 * Runs something in a transaction of its own, on the manager's pool. What it throws is as the driver throws it, and
 * undoes all. With `keepPlans` its prepared statements keep their plans from the first one on (see `KEEP_PLANS`).
 */
export async function inDirectTransaction<Result>(
  manager: SqlEntityManager,
  run: (manager: SqlEntityManager) => Promise<Result>,
  { keepPlans = false }: { keepPlans?: boolean } = {}
): Promise<Result> {
  const pool = manager.getKnex().client as Pool
  const connection = await pool.acquireConnection()
  try {
    await connection.query(keepPlans ? BEGIN_KEEPING_PLANS : BEGIN)
    // Statements know this class; they ask nothing else of a manager.
    const result = await run(new DirectTransaction(connection) as unknown as SqlEntityManager)
    await connection.query("commit")
    return result
  } catch (error) {
    // Fails only with the connection, and then nothing is left to undo.
    await connection.query("rollback").catch(() => {})
    throw error
  } finally {
    await pool.releaseConnection(connection)
  }
}

const texts = new Map<string, string>()

/** PostgreSQL's own placeholders: `$1`, `$2` for one `?` after the other. */
function numbered(sql: string): string {
  const known = texts.get(sql)
  if (known) {
    return known
  }
  let count = 0
  const text = sql.replace(/\?/g, () => `$${++count}`)
  texts.set(sql, text)
  return text
}
