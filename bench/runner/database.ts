import { readdirSync } from "node:fs"
import { join } from "node:path"
import { Client } from "pg"
import {
  createMigratedDatabase,
  databaseUrl,
  dropTestDatabase,
} from "../../integration-tests/helpers/database"

const MIGRATIONS = join(__dirname, "../../migrations")

/** The data of one benchmark. */
export type BenchData = {
  database: string
  /** Raise it when the data change: a database with another number is made anew. */
  version: number
  /** Fill a freshly migrated database. */
  statements: readonly string[]
  /** Bring what depends on today's date up to date, before every run. */
  refresh?: readonly string[]
}

/** The database of a benchmark, made on the first run and kept for the next ones. Answers its address. */
export async function benchDatabase(
  data: BenchData,
  report: (text: string) => void
): Promise<string> {
  const url = databaseUrl(data.database)
  if (!(await isUsable(url, data))) {
    report("Making the data, once ...")
    await dropTestDatabase(data.database)
    await createMigratedDatabase(data.database)
    await withClient(url, (client) => seed(client, data))
  }
  report("Bringing the data up to date ...")
  await withClient(url, async (client) => {
    for (const statement of [...(data.refresh ?? []), "vacuum analyze"]) {
      await client.query(statement)
    }
  })
  return url
}

async function isUsable(url: string, data: BenchData): Promise<boolean> {
  try {
    return await withClient(
      url,
      async (client) => (await isSeeded(client, data.version)) && (await isMigrated(client))
    )
  } catch (error) {
    const missing = "3D000"
    if ((error as { code?: string }).code === missing) {
      return false
    }
    throw error
  }
}

async function isSeeded(client: Client, version: number): Promise<boolean> {
  const { rows } = await client.query("select to_regclass('bench_data') is not null as made")
  if (!rows[0].made) {
    return false
  }
  const { rows: versions } = await client.query("select version from bench_data")
  return versions[0]?.version === version
}

async function seed(client: Client, { statements, version }: BenchData): Promise<void> {
  // One setting for this session: a benchmark's data may be lost with the machine.
  await client.query("set synchronous_commit = off")
  for (const statement of [...statements, "create table bench_data (version int primary key)"]) {
    await client.query(statement)
  }
  await client.query("insert into bench_data values ($1)", [version])
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

/** Uses a connection of its own, which ends with the work. */
export async function withClient<Result>(
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
