/** The steps between installed dependencies and a running shop. */
import { createHash } from "node:crypto"
import { existsSync } from "node:fs"
import { join } from "node:path"
import { startProgram, stopProgram, stopPrograms } from "./children.mjs"
import { buildDashboard, isDashboardBuilt } from "./dashboard.mjs"
import { schemaHash } from "./hashes.mjs"
import { errorsIn } from "./log-lines.mjs"
import { CLI, medusa } from "./medusa.mjs"
import { dataFolder, root } from "./paths.mjs"
import { nextFreePort } from "./ports.mjs"
import { startPostgres } from "./postgres.mjs"
import { SetUpError, step } from "./progress.mjs"
import { DEMO_OPTIONS, pairingCode } from "./demo-till.mjs"
import { readDemo, readState, remember, secrets, writeJson } from "./state.mjs"

export const DATABASE = "omnichannel"
const DEFAULT_PORT = 9000
const START_LIMIT_MS = 180_000
const POLL_MS = 150
const SEED = "demo/seed.ts"

async function openDatabase(onClose) {
  if (process.env.DATABASE_URL) {
    return process.env.DATABASE_URL
  }
  return await step("Starting PostgreSQL", async () => {
    const postgres = await startPostgres({ folder: join(dataFolder, "postgres") })
    // A step in the middle of its work is ended before the database goes.
    onClose(() => stopPrograms().then(postgres.stop))
    await postgres.ensureDatabase(DATABASE)
    return postgres.url(DATABASE)
  })
}

/** Names a database in our notes without its password; the port of the embedded one may change. */
function databaseMark(url) {
  const { hostname, port, pathname } = new URL(url)
  const place = process.env.DATABASE_URL ? `${hostname}:${port}${pathname}` : "embedded"
  return createHash("sha256").update(place).digest("hex").slice(0, 16)
}

/** Our notes hold for this database only if it is still the one we migrated. */
async function isMigratedDatabase(url) {
  const { default: pg } = await import("pg")
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
    const { rows } = await client.query("SELECT to_regclass('mikro_orm_migrations') AS found")
    return rows[0].found !== null
  } catch (error) {
    const missing = "3D000"
    if (error.code === missing) {
      return false
    }
    throw new SetUpError(`The database of DATABASE_URL cannot be used: ${error.message}`)
  } finally {
    await client.end().catch(() => {})
  }
}

async function migrate(env, mark) {
  const schema = schemaHash()
  const isKnown = await isMigratedDatabase(env.DATABASE_URL)
  const state = readState()
  if (isKnown && state.database === mark && state.schema === schema) {
    return
  }
  if (!isKnown) {
    remember({ seeded: undefined })
  }
  await step("Migrating the database", () => medusa(["db:migrate", "--execute-safe-links"], env, "The migration"))
  remember({ database: mark, schema })
}

async function seed(env, mark) {
  if (readState().seeded === mark || !existsSync(join(root, SEED))) {
    return
  }
  await step("Building the demo shop", () => medusa(["exec", `./${SEED}`], env, "The demo shop"))
  remember({ seeded: mark })
}

async function serve(env, port, onClose) {
  const preload = join(root, "scripts/lib/end-with-parent.cjs")
  const logFile = join(dataFolder, "shop.log")
  const program = startProgram(["-r", preload, CLI, "start", "--port", String(port)], { env, logFile })
  onClose(() => stopProgram(program))
  const limit = Date.now() + START_LIMIT_MS
  const isReady = async () => (await fetch(`http://localhost:${port}/health`).catch(() => undefined))?.ok
  while (!(await isReady())) {
    if (program.child.exitCode !== null || Date.now() > limit) {
      throw new SetUpError(`The shop did not start (${logFile}):\n${errorsIn(program.tail)}`)
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
  return program
}

function shopEnvironment(databaseUrl, storeUrl) {
  const own = {
    NODE_ENV: "production",
    MEDUSA_DISABLE_TELEMETRY: "true",
    STORE_URL: storeUrl,
    ADMIN_URL: `${storeUrl}/app`,
    // Plain http on this machine; a shop on the internet has TLS and leaves this out.
    COOKIE_SECURE: "false",
    OMNICHANNEL_OPTIONS: JSON.stringify(DEMO_OPTIONS),
    ...secrets(),
  }
  // What the person set wins; the database was chosen from it already.
  return { ...own, ...process.env, NODE_ENV: "production", DATABASE_URL: databaseUrl }
}

function describe(demo, logFile) {
  const logIn = (name, account) => (account ? [`  ${name.padEnd(12)} ${account.email}  /  ${account.password}`] : [])
  return [
    `  shop API     ${demo.store_url}`,
    `  dashboard    ${demo.admin_url}`,
    ...logIn("admin", demo.admin),
    ...logIn("customer", demo.customer),
    ...(demo.till ? [`  till         ${demo.till.pairing_code} pairs "${demo.till.name}" of ${demo.till.store}`] : []),
    ...(demo.publishable_key ? [`  API key      ${demo.publishable_key}`] : []),
    `  the same in  ${join(dataFolder, "demo.json")}`,
    `  log          ${logFile}`,
  ].join("\n")
}

/** @returns what to tell the person, and when the server ended */
export async function setUpShop({ onClose }) {
  const databaseUrl = await openDatabase(onClose)
  const port = await nextFreePort(Number(process.env.PORT) || DEFAULT_PORT)
  const storeUrl = `http://localhost:${port}`
  const env = shopEnvironment(databaseUrl, storeUrl)
  const mark = databaseMark(databaseUrl)
  await migrate(env, mark)
  await seed(env, mark)
  // A pure worker has no pages.
  if (env.MEDUSA_WORKER_MODE !== "worker" && env.MEDUSA_ADMIN_DISABLED !== "true" && !isDashboardBuilt()) {
    await step("Building the dashboard (once, a minute or two)", () => buildDashboard(env))
  }
  const program = await step("Starting the shop", () => serve(env, port, onClose))
  const demo = { ...readDemo(), store_url: storeUrl, admin_url: `${storeUrl}/app` }
  demo.till = env.MEDUSA_WORKER_MODE === "worker" ? undefined : await pairingCode(demo)
  writeJson("demo.json", demo)
  const exited = program.exited.then((end) => ({ ...end, tail: errorsIn(program.tail) }))
  return { summary: describe(demo, join(dataFolder, "shop.log")), exited }
}
