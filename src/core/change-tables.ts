export type Transaction = {
  raw: (sql: string, values?: unknown[]) => Promise<{ rows: unknown[] }>
}
export type Knex = Transaction & {
  transaction: <Result>(work: (transaction: Transaction) => Promise<Result>) => Promise<Result>
}

/** A change waits this long for the statements that write its table; behind it, others wait. */
const LOCK_TIMEOUT = "5s"
const ATTEMPTS = 6

/**
 * Changes tables that may be another's, in one transaction; of several processes that boot at once those with the same key
 * go one after the other, so `work` looks first whether it is done.
 * @throws when a busy table could not be locked within half a minute.
 */
export async function changeTables(
  knex: Knex,
  key: string,
  work: (transaction: Transaction) => Promise<void>
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await knex.transaction(async (transaction) => {
        await transaction.raw(`set local lock_timeout = '${LOCK_TIMEOUT}'`)
        await transaction.raw("select pg_advisory_xact_lock(hashtextextended(?, 0))", [key])
        await work(transaction)
      })
    } catch (error) {
      const lockNotAvailable = (error as { code?: string }).code === "55P03"
      if (!lockNotAvailable || attempt === ATTEMPTS) {
        throw error
      }
    }
  }
}
