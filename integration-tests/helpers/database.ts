import { execFile } from "node:child_process"
import { join } from "node:path"
import { promisify } from "node:util"
import {
  createPostgresDatabaseTemplate,
  dropDatabase,
  dropPostgresDatabaseTemplate,
  restorePostgresDatabaseFromTemplate,
} from "@medusajs/test-utils"

const run = promisify(execFile)
const root = join(__dirname, "../..")

export const databaseCredentials = {
  user: process.env.DB_USERNAME ?? "postgres",
  password: process.env.DB_PASSWORD ?? "",
  host: process.env.DB_HOST ?? "localhost",
  port: Number(process.env.DB_PORT ?? "5432"),
}

/** A name no other test process uses. */
export function uniqueDatabaseName(purpose: string): string {
  return `omni_${purpose}_${process.pid}_${Date.now().toString(36)}`.toLowerCase()
}

/** The host is `localhost` in tests: for any other word Medusa insists on TLS. */
export function databaseUrl(name: string): string {
  const password = databaseCredentials.password
    ? `:${encodeURIComponent(databaseCredentials.password)}`
    : ""
  return `postgres://${encodeURIComponent(databaseCredentials.user)}${password}@${databaseCredentials.host}:${databaseCredentials.port}/${name}`
}

/** Creates a migrated database in well under a second; the first call of a suite run migrates. */
export async function createMigratedDatabase(name: string): Promise<void> {
  await run(process.execPath, [join(root, "scripts/prepare-test-database.mjs"), name], {
    cwd: root,
  })
}

/** Makes the tables of what the environment adds to the shop of the template. */
export async function migrateDatabase(name: string): Promise<void> {
  const cli = join(root, "node_modules/@medusajs/cli/cli.js")
  await run(process.execPath, [cli, "db:migrate", "--execute-all-links"], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: databaseUrl(name), REDIS_URL: "" },
  })
}

export async function takeSnapshot(databaseName: string): Promise<void> {
  await createPostgresDatabaseTemplate({ databaseName, templateName: `${databaseName}_snapshot` })
}

export async function restoreSnapshot(databaseName: string): Promise<void> {
  await restorePostgresDatabaseFromTemplate({
    databaseName,
    templateName: `${databaseName}_snapshot`,
  })
}

export async function dropTestDatabase(databaseName: string): Promise<void> {
  await dropPostgresDatabaseTemplate(`${databaseName}_snapshot`)
  await dropDatabase({ databaseName, errorIfNonExist: false }, databaseCredentials)
}
