import { Pool, type PoolConfig } from "@medusajs/framework/pg"
import { Logger, type LogFunctionFactory, runMigrations, type SharedOptions } from "graphile-worker"

const silent: LogFunctionFactory = () => () => {}

export type JobDatabase = {
  connectionString: string
  ssl?: PoolConfig["ssl"]
  password?: PoolConfig["password"]
}

/** Creates or updates the engine's schema `graphile_worker`. Safe to run again and side by side. */
export async function installJobSchema(database: JobDatabase): Promise<void> {
  const pgPool = new Pool({ ...database, max: 1 })
  try {
    await runMigrations({
      pgPool: pgPool as unknown as SharedOptions["pgPool"],
      logger: new Logger(silent),
    })
  } finally {
    await pgPool.end()
  }
}
