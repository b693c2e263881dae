import { resolve } from "node:path"
import type { ModuleExports } from "@medusajs/framework/types"
import { ModulesSdkUtils } from "@medusajs/framework/utils"

type MigrationHooks = Pick<ModuleExports, "runMigrations" | "revertMigration" | "generateMigration">

/** Points a module at `<root>/migrations/<folder>` instead of the folder beside its index. */
export function migrationsIn(
  folder: string,
  moduleName: string,
  models: unknown[]
): MigrationHooks {
  const script = {
    moduleName,
    models,
    pathToMigrations: resolve(__dirname, "../../migrations", folder),
  }
  return {
    runMigrations: ModulesSdkUtils.buildMigrationScript(script) as MigrationHooks["runMigrations"],
    revertMigration: ModulesSdkUtils.buildRevertMigrationScript(script),
    generateMigration: ModulesSdkUtils.buildGenerateMigrationScript(script as never),
  }
}
