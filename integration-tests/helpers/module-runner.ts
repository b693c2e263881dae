import { join } from "node:path"
import { dropDatabase, moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { installJobSchema } from "../../src/core/jobs"
import { databaseCredentials, databaseUrl, uniqueDatabaseName } from "./database"

type OfficialInput<Service> = Parameters<typeof moduleIntegrationTestRunner<Service>>[0]

export type ModuleTestInput<Service> = Pick<
  OfficialInput<Service>,
  "testSuite" | "hooks" | "injectedDependencies" | "moduleDependencies"
> & {
  /** Folder under `src/modules` and, with the migrations, under `migrations`. */
  folder: string
  /** The module's key, e.g. `omni_pickup`. */
  moduleName: string
  /** The module's models; all of them, they are also what the entity manager knows. */
  models: unknown[]
  /** Plugin options as a host would write them. */
  options?: Record<string, unknown>
}

/** Runs one module alone on tables made by its own migrations; every test starts with empty tables. */
export function moduleTest<Service>({
  folder,
  moduleName,
  models,
  options,
  hooks,
  ...rest
}: ModuleTestInput<Service>): void {
  const root = join(__dirname, "../..")
  const dbName = uniqueDatabaseName(moduleName)

  describe("", () => {
    // Registered before the runner's own hook, so it runs after it: connections are closed by then.
    afterAll(async () => {
      await dropDatabase({ databaseName: dbName, errorIfNonExist: false }, databaseCredentials)
    })

    moduleIntegrationTestRunner<Service>({
      ...rest,
      hooks: {
        ...hooks,
        // Modules write jobs in their own transactions.
        beforeModuleInit: async () => {
          await installJobSchema({ connectionString: databaseUrl(dbName) })
          await hooks?.beforeModuleInit?.()
        },
      },
      moduleName,
      dbName,
      moduleModels: models,
      moduleOptions: { secret: "a secret of the tests", ...options },
      resolve: join(root, "src/modules", folder),
      pathToMigrations: join(root, "migrations", folder),
    })
  })
}
