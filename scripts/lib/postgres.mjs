/** Starts and stops the embedded PostgreSQL. Its data survive; a crash leaves nothing in the way. */
import { execFile, spawn } from "node:child_process"
import { randomBytes } from "node:crypto"
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { promisify } from "node:util"
import { completeInstallation, postgresFolder } from "./postgres-binaries.mjs"
import { placePostgres } from "./postgres-account.mjs"
import { wantedOrFreePort } from "./ports.mjs"
import { SetUpError } from "./progress.mjs"

const run = promisify(execFile)
const USER = "omnichannel"
const START_LIMIT_MS = 60_000
const STOP_LIMIT_MS = 20_000
const POLL_MS = 100
/** Losing the last moments in a power cut is fine for a test database, and tests are twice as fast. */
const FAST_FLAGS = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {}
}

function address({ port, password }, database) {
  return `postgres://${USER}:${password}@localhost:${port}/${database}`
}

/** Asks the server for its data folder; undefined when nobody answers with our password. */
async function answeringDataFolder(settings) {
  const { default: pg } = await import("pg")
  const client = new pg.Client({ connectionString: address(settings, "postgres"), connectionTimeoutMillis: 3000 })
  client.on("error", () => {})
  try {
    await client.connect()
    const { rows } = await client.query("SHOW data_directory")
    return rows[0].data_directory
  } catch {
    return undefined
  } finally {
    await client.end().catch(() => {})
  }
}

/** Under another name until it is complete: a killed set-up leaves no half data folder. */
async function initialise({ binaries, folder, account }, data, password) {
  const unfinished = `${data}-new`
  rmSync(unfinished, { recursive: true, force: true })
  // The password goes through a file only its reader may open, never through the process list.
  const passwordFile = join(folder, "initial-password")
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (account) {
    chownSync(passwordFile, account.uid, account.gid)
  }
  // The built-in locale orders and folds all of Unicode, Russian included, alike on every machine.
  const args = [
    "-D", unfinished, "-U", USER, "--auth=scram-sha-256", `--pwfile=${passwordFile}`, "--encoding=UTF8",
    "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--no-instructions",
  ]
  try {
    await run(join(binaries, "bin/initdb"), args, { ...account, cwd: folder })
  } catch (error) {
    throw new SetUpError(`PostgreSQL could not make its data folder ${data}:\n${error.stderr || error.message}`)
  } finally {
    rmSync(passwordFile, { force: true })
  }
  renameSync(unfinished, data)
}

function postmasterPid(data) {
  const file = join(data, "postmaster.pid")
  return existsSync(file) ? Number(readFileSync(file, "utf8").split("\n")[0]) : undefined
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === "EPERM"
  }
}

/** The server removes its note last; where nobody collects ended processes, its number stays alive. */
async function untilGone(data, pid) {
  const limit = Date.now() + STOP_LIMIT_MS
  while (isAlive(pid) && postmasterPid(data) === pid && Date.now() < limit) {
    await wait(POLL_MS)
  }
  return !isAlive(pid) || postmasterPid(data) !== pid
}

/** Ends the server: sessions are cut, what was committed is safe. */
async function stopServer(data, pid) {
  if (!isAlive(pid)) {
    return
  }
  process.kill(pid, "SIGINT")
  if (!(await untilGone(data, pid))) {
    process.kill(pid, "SIGQUIT")
    await untilGone(data, pid)
  }
}

/** After a crash: ends our server that lives on, or removes the note of one that does not. */
async function clearRemains(data, settings) {
  const pid = postmasterPid(data)
  if (pid === undefined) {
    return
  }
  if (isAlive(pid) && settings.port && (await answeringDataFolder(settings)) === data) {
    await stopServer(data, pid)
  }
  // The number may by now be another program's; PostgreSQL itself would not dare to start.
  rmSync(join(data, "postmaster.pid"), { force: true })
}

async function startServer(place, data, settings, flags) {
  const logFile = join(place.folder, "postgres.log")
  const log = openSync(logFile, "w")
  const args = ["-D", data, "-p", String(settings.port), ...flags.flatMap((flag) => ["-c", flag])]
  // A group of its own: Ctrl-C must reach the shop first, and the database only after it.
  const server = spawn(join(place.binaries, "bin/postgres"), args, {
    ...place.account,
    cwd: place.folder,
    detached: true,
    stdio: ["ignore", log, log],
  })
  closeSync(log)
  const failed = new Promise((resolve) => server.once("error", resolve))
  const limit = Date.now() + START_LIMIT_MS
  while ((await answeringDataFolder(settings)) !== data) {
    const error = await Promise.race([failed, wait(POLL_MS)])
    if (error || server.exitCode !== null || Date.now() > limit) {
      const words = error?.message ?? readFileSync(logFile, "utf8").slice(-2000)
      throw new SetUpError(`PostgreSQL did not start (${logFile}):\n${words}`)
    }
  }
  server.unref()
  return server.pid
}

/**
 * The embedded PostgreSQL of `folder` when somebody runs it already.
 * @returns url(database); undefined when nobody does
 */
export async function runningPostgres({ folder }) {
  const settings = readJson(join(folder, "..", "postgres.json"))
  const data = settings.port && join(placePostgres(postgresFolder(), folder).folder, "data")
  const isOurs = data && (await answeringDataFolder(settings)) === data
  return isOurs ? { url: (database) => address(settings, database) } : undefined
}

/**
 * Starts the embedded PostgreSQL with its data below `folder` and waits until it answers.
 * @param fast true for tests: quicker, and not safe against a power cut
 * @returns url(database), port, user, password, ensureDatabase(name), stop()
 * @throws SetUpError with a sentence for people
 */
export async function startPostgres({ folder, fast = false }) {
  const installed = postgresFolder()
  completeInstallation(installed)
  const place = placePostgres(installed, folder)
  const data = join(place.folder, "data")
  const settingsFile = join(folder, "..", "postgres.json")
  const settings = { password: randomBytes(18).toString("base64url"), ...readJson(settingsFile) }
  if (!existsSync(join(data, "PG_VERSION"))) {
    writeFileSync(settingsFile, JSON.stringify(settings), { mode: 0o600 })
    await initialise(place, data, settings.password)
  }
  await clearRemains(data, settings)
  settings.port = await wantedOrFreePort(settings.port)
  writeFileSync(settingsFile, JSON.stringify(settings), { mode: 0o600 })

  const flags = ["listen_addresses=localhost", "unix_socket_directories=", "max_connections=200", ...(fast ? FAST_FLAGS : [])]
  const pid = await startServer(place, data, settings, flags)
  return {
    url: (database) => address(settings, database),
    port: settings.port,
    user: USER,
    password: settings.password,
    ensureDatabase: (name) => ensureDatabase(settings, name),
    stop: () => stopServer(data, pid),
  }
}

async function ensureDatabase(settings, name) {
  const { default: pg } = await import("pg")
  const client = new pg.Client({ connectionString: address(settings, "postgres") })
  await client.connect()
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name])
    if (!rowCount) {
      await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`)
    }
  } finally {
    await client.end()
  }
}
