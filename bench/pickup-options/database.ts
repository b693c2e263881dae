import { readdirSync } from "node:fs"
import { join } from "node:path"
import { Client } from "pg"
import {
  createMigratedDatabase,
  databaseUrl,
  dropTestDatabase,
} from "../../integration-tests/helpers/database"
import { isSeeded, refresh, seed } from "./seed"

const NAME = "omni_bench_pickup_options"
const MIGRATIONS = join(__dirname, "../../migrations")

/** The database of this benchmark, made on the first run (under three minutes) and kept for the next ones. */
export async function benchDatabase(report: (text: string) => void): Promise<string> {
  const url = databaseUrl(NAME)
  if (!(await isUsable(url))) {
    report("Making the data, once ...")
    await dropTestDatabase(NAME)
    await createMigratedDatabase(NAME)
    await withClient(url, seed)
  }
  report("Laying the slots of the next days ...")
  await withClient(url, refresh)
  return url
}

async function isUsable(url: string): Promise<boolean> {
  try {
    return await withClient(
      url,
      async (client) => (await isSeeded(client)) && (await isMigrated(client))
    )
  } catch (error) {
    const missing = "3D000"
    if ((error as { code?: string }).code === missing) {
      return false
    }
    throw error
  }
}

/** Whether every migration of ours has run there. */
async function isMigrated(client: Client): Promise<boolean> {
  const files = readdirSync(MIGRATIONS, { recursive: true }).map(String)
  const names = files.flatMap((file) => /(Migration\d+_\w+)\.ts$/.exec(file)?.[1] ?? [])
  const { rows } = await client.query(
    "select count(*)::int as done from mikro_orm_migrations where name = any($1)",
    [names]
  )
  return rows[0].done === names.length
}

async function withClient<Result>(
  url: string,
  use: (client: Client) => Promise<Result>
): Promise<Result> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}
