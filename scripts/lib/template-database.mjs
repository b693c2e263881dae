/**
 * One migrated database per state of the sources. Every test file copies it, so migrations run once.
 */
import { spawn } from "node:child_process"
import { join } from "node:path"
import pg from "pg"
import { schemaHash } from "./hashes.mjs"
import { errorsIn } from "./log-lines.mjs"
import { root } from "./paths.mjs"

const PREFIX = "omni_template_"
/** Templates of other branches or workers that are kept; older ones are dropped. */
const KEPT = 4
/** Any number will do as long as everyone takes the same one. */
const LOCK = 42170001

export const templateName = () => PREFIX + schemaHash()

function serverUrl(database, env) {
  const user = encodeURIComponent(env.DB_USERNAME ?? "postgres")
  const password = env.DB_PASSWORD ? `:${encodeURIComponent(env.DB_PASSWORD)}` : ""
  return `postgres://${user}${password}@${env.DB_HOST ?? "localhost"}:${env.DB_PORT ?? "5432"}/${database}`
}

/** Runs Medusa's own migration command, links and migration scripts included. */
function migrate(databaseUrl, env) {
  const cli = join(root, "node_modules/@medusajs/cli/cli.js")
  const child = spawn(process.execPath, [cli, "db:migrate", "--execute-all-links"], {
    cwd: root,
    env: { ...env, DATABASE_URL: databaseUrl, NODE_ENV: "test", MEDUSA_DISABLE_TELEMETRY: "true", REDIS_URL: "" },
    stdio: ["ignore", "pipe", "pipe"],
  })
  let output = ""
  child.stdout.on("data", (chunk) => (output += chunk))
  child.stderr.on("data", (chunk) => (output += chunk))
  return new Promise((resolve, reject) => {
    child.on("error", reject)
    child.on("close", (code) =>
      code === 0 ? resolve() : reject(new Error(`The migrations failed:\n${errorsIn(output)}`))
    )
  })
}

async function ensureTemplate(client, env) {
  const name = templateName()
  const { rows } = await client.query("SELECT datname FROM pg_database WHERE datname LIKE $1 ORDER BY oid DESC", [
    `${PREFIX}%`,
  ])
  if (rows.some((row) => row.datname === name)) {
    return name
  }
  for (const { datname } of rows.filter((row) => !row.datname.endsWith("_new")).slice(KEPT - 1)) {
    await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(datname)} WITH (FORCE)`)
  }
  // Under another name until it is complete: a killed run leaves no half template behind.
  const unfinished = client.escapeIdentifier(`${name}_new`)
  await client.query(`DROP DATABASE IF EXISTS ${unfinished} WITH (FORCE)`)
  await client.query(`CREATE DATABASE ${unfinished}`)
  await migrate(serverUrl(`${name}_new`, env), env)
  await client.query(`ALTER DATABASE ${unfinished} RENAME TO ${client.escapeIdentifier(name)}`)
  return name
}

/**
 * Makes the template when it is missing, and from it the database `copy` when one is named. Safe for
 * several processes at once: the first one migrates, the others wait for it.
 */
export async function prepareTestDatabase(copy, env = process.env) {
  const client = new pg.Client({ connectionString: serverUrl("postgres", env) })
  await client.connect()
  try {
    await client.query("SELECT pg_advisory_lock($1)", [LOCK])
    const template = await ensureTemplate(client, env)
    if (copy) {
      await client.query(
        `CREATE DATABASE ${client.escapeIdentifier(copy)} WITH TEMPLATE ${client.escapeIdentifier(template)}`
      )
    }
  } finally {
    await client.end()
  }
}
