import type { Sql } from "../../src/core/jobs"

/**
 * The change feed holds back what a transaction that is still open might come before, and PostgreSQL knows
 * such transactions of all its databases. Beside other tests a test therefore waits for those that began earlier.
 */
export async function olderTransactionsToEnd(sql: Sql): Promise<void> {
  const [now] = await sql<{ xid: string }>("select pg_current_xact_id()::text as xid", [])
  for (let isOver = false; !isOver; ) {
    const [seen] = await sql<{ over: boolean }>(
      "select pg_snapshot_xmin(pg_current_snapshot()) > ?::text::xid8 as over",
      [now!.xid]
    )
    isOver = seen!.over
  }
}
