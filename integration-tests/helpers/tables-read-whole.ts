import type { SqlEntityManager } from "../../src/core/sql"

type WithTransactions = {
  inTransaction: <Result>(run: (manager: SqlEntityManager) => Promise<Result>) => Promise<Result>
}

/** How often this connection has read each table from end to end, as far as PostgreSQL has not collected it. */
async function readings(manager: SqlEntityManager): Promise<Map<string, number>> {
  const rows: { relname: string; times: number }[] = await manager.execute(
    "select relname, seq_scan::int as times from pg_stat_xact_user_tables"
  )
  return new Map(rows.map(({ relname, times }) => [relname, times]))
}

/**
 * The tables that statements, and the triggers they set off, read from end to end although PostgreSQL was told to take
 * any index that fits: what grows with the shop.
 */
export async function tablesReadWhole(
  service: WithTransactions,
  run: (manager: SqlEntityManager) => Promise<unknown>
): Promise<string[]> {
  return await service.inTransaction(async (manager) => {
    // Plans that were kept from before know nothing of the setting.
    await manager.execute("discard plans")
    await manager.execute("set local enable_seqscan = off")
    const before = await readings(manager)
    await run(manager)
    const after = await readings(manager)
    return [...after.keys()].filter((table) => after.get(table)! > (before.get(table) ?? 0)).sort()
  })
}
