import type { Logger, ModuleExports } from "@medusajs/framework/types"
import { MedusaError, ModulesSdkUtils } from "@medusajs/framework/utils"
import { installJobSchema, type JobDatabase } from "../../core/jobs"
import { JOB_MODULE } from "./key"

type MigrationHooks = Pick<ModuleExports, "runMigrations" | "revertMigration" | "generateMigration">
type MigrationInput = {
  options?: Parameters<typeof ModulesSdkUtils.loadDatabaseConfig>[1]
  logger?: Logger
}
type DriverOptions = {
  ssl?: JobDatabase["ssl"]
  connection?: { ssl?: JobDatabase["ssl"] }
  dynamicPassword?: JobDatabase["password"]
}

/** Brings the job engine's own schema into the database with `db:migrate`, before anything enqueues. */
export const jobMigrations: MigrationHooks = {
  runMigrations: async (input) => {
    const { options, logger } = (input ?? {}) as MigrationInput
    const { clientUrl, driverOptions } = ModulesSdkUtils.loadDatabaseConfig(JOB_MODULE, options)
    if (!clientUrl) {
      throw new MedusaError(
        MedusaError.Types.INVALID_ARGUMENT,
        "No database address",
        "no_database"
      )
    }
    const driver = (driverOptions ?? {}) as DriverOptions
    await installJobSchema({
      connectionString: clientUrl,
      ssl: driver.ssl ?? driver.connection?.ssl ?? false,
      ...(driver.dynamicPassword ? { password: driver.dynamicPassword } : {}),
    })
    logger?.info(`MODULE: ${JOB_MODULE}: the job schema is up to date`)
    return []
  },
  // The schema may hold waiting work, also of others: it is never dropped by a roll-back.
  revertMigration: async () => {},
  generateMigration: async () => {},
}
