import type { MedusaContainer } from "@medusajs/framework/types"
import { closeWaitingroomClient, startApp } from "@medusajs/test-utils"
import { waitWorkflowExecutions } from "@medusajs/test-utils/dist/medusa-test-runner-utils/wait-workflow-executions"
import axios, { type AxiosInstance } from "axios"
import {
  createMigratedDatabase,
  databaseUrl,
  dropTestDatabase,
  migrateDatabase,
  restoreSnapshot,
  takeSnapshot,
  uniqueDatabaseName,
} from "./database"

const BOOT_LIMIT_MS = 120_000

/** As a server without workers: tests drain jobs themselves, so nothing happens behind their back. */
const DEFAULT_ENV = {
  MEDUSA_ADMIN_DISABLED: "true",
  MEDUSA_DISABLE_TELEMETRY: "true",
  MEDUSA_WORKER_MODE: "server",
}

export type ShopSuite = {
  /** Axios against the running shop; as usual it throws for a status that is not 2xx. */
  api: AxiosInstance
  getContainer: () => MedusaContainer
  /** Address of the running shop; known once it has started. */
  getUrl: () => string
  dbUrl: string
  dbConfig: { dbName: string; schema: string; clientUrl: string }
  /** Waits until Medusa's background workflow runs are over. */
  waitWorkflowExecutions: () => Promise<void>
}

export type ShopTestInput = {
  testSuite: (suite: ShopSuite) => void
  /** Set for the shop while this file runs, e.g. `OMNICHANNEL_OPTIONS` (JSON of plugin options). */
  env?: Record<string, string>
  /** True: the tests of the file follow each other on one database instead of each starting afresh. */
  keepData?: boolean
  /** Boots the official loyalty plugin in the shop; its tables are made first, which takes a while. */
  withLoyaltyPlugin?: boolean
}

/**
 * Boots the whole shop of this repository for one test file, on a copy of the migrated template
 * database. What the suite's own `beforeAll` hooks wrote is there again before every test.
 */
export function shopTest({
  testSuite,
  env = {},
  keepData = false,
  withLoyaltyPlugin = false,
}: ShopTestInput): void {
  const dbName = uniqueDatabaseName("http")
  const clientUrl = databaseUrl(dbName)
  const before = new Map<string, string | undefined>()
  const api = axios.create()
  let shop: Awaited<ReturnType<typeof startApp>> | undefined
  let hasSnapshot = false

  const container = (): MedusaContainer => {
    if (!shop) {
      throw new Error("The shop is not running: use it inside hooks and tests")
    }
    return shop.container
  }

  describe("", () => {
    beforeAll(async () => {
      for (const [name, value] of Object.entries({
        ...DEFAULT_ENV,
        ...env,
        WITH_LOYALTY_PLUGIN: String(withLoyaltyPlugin),
        DATABASE_URL: clientUrl,
      })) {
        before.set(name, process.env[name])
        process.env[name] = value
      }
      await createMigratedDatabase(dbName)
      if (withLoyaltyPlugin) {
        await migrateDatabase(dbName)
      }
      shop = await startApp({ cwd: process.cwd() })
      api.defaults.baseURL = `http://localhost:${shop.port}`
      await waitWorkflowExecutions(shop.container)
    }, BOOT_LIMIT_MS)

    beforeEach(async () => {
      if (keepData) {
        return
      }
      if (hasSnapshot) {
        await restoreSnapshot(dbName)
        return
      }
      // Not in beforeAll: the suite's own beforeAll hooks have run by now and belong to the snapshot.
      await takeSnapshot(dbName)
      hasSnapshot = true
    }, BOOT_LIMIT_MS)

    afterEach(async () => {
      if (shop) {
        await waitWorkflowExecutions(shop.container)
      }
    }, BOOT_LIMIT_MS)

    afterAll(async () => {
      await shop?.shutdown()
      await dropTestDatabase(dbName)
      await closeWaitingroomClient()
      for (const [name, value] of before) {
        if (value === undefined) {
          delete process.env[name]
        } else {
          process.env[name] = value
        }
      }
    }, BOOT_LIMIT_MS)

    testSuite({
      api,
      getContainer: container,
      getUrl: () => api.defaults.baseURL ?? "",
      dbUrl: clientUrl,
      dbConfig: { dbName, schema: "public", clientUrl },
      waitWorkflowExecutions: () => waitWorkflowExecutions(container()),
    })
  })
}
