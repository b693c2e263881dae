/** The plugin as a host gets it: packed, installed, migrated, booted, orders taken and paid with points. Twice. */
import { strict as assert } from "node:assert"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import pg from "pg"
import { runProgram, startProgram, stopProgram } from "../../scripts/lib/children.mjs"
import { errorsIn } from "../../scripts/lib/log-lines.mjs"
import { root } from "../../scripts/lib/paths.mjs"
import { nextFreePort } from "../../scripts/lib/ports.mjs"
import { addLoyaltyPlugin, makeHost } from "./host.mjs"
import { OWNER, takeOrderForPickup } from "./pickup-order.mjs"
import { earnSpendAndReturn } from "./points-road.mjs"
import { returnForStoreCredit } from "./store-credit-road.mjs"
import { pack, problemsOf } from "./tarball.mjs"

const { name: PLUGIN } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"))
const CLI = "node_modules/@medusajs/cli/cli.js"
const START_LIMIT_MS = 120_000

async function withDatabase(env, name, use) {
  const { DB_HOST: host, DB_PORT: port, DB_USERNAME: user, DB_PASSWORD: password } = env
  const client = new pg.Client({ host, port: Number(port), user, password, database: "postgres" })
  await client.connect()
  const quoted = client.escapeIdentifier(name)
  try {
    await client.query(`DROP DATABASE IF EXISTS ${quoted} WITH (FORCE)`)
    await client.query(`CREATE DATABASE ${quoted}`)
    await use(`postgres://${user}:${encodeURIComponent(password ?? "")}@${host}:${port}/${name}`)
    await client.query(`DROP DATABASE IF EXISTS ${quoted} WITH (FORCE)`)
  } finally {
    await client.end()
  }
}

function hostEnvironment(env, databaseUrl, plugins) {
  return {
    ...env,
    NODE_ENV: "production",
    LOG_LEVEL: "info",
    DATABASE_URL: databaseUrl,
    JWT_SECRET: "a secret of the package test",
    COOKIE_SECRET: "another secret of the package test",
    HOST_PLUGINS: JSON.stringify(plugins),
  }
}

async function untilHealthy(program, url) {
  const limit = Date.now() + START_LIMIT_MS
  while (!(await fetch(`${url}/health`).catch(() => undefined))?.ok) {
    assert.ok(program.child.exitCode === null && Date.now() < limit, `the host did not start:\n${errorsIn(program.tail)}`)
    await new Promise((resolve) => setTimeout(resolve, 150))
  }
}

/** @param more what else is tried at the open shop: (counter) => Promise */
async function orderAtHost(folder, env, more = async () => {}) {
  const medusa = (...args) => runProgram([CLI, ...args], { cwd: folder, env, title: `medusa ${args[0]} at the host` })
  await medusa("db:migrate", "--execute-safe-links")
  await medusa("user", "-e", OWNER.email, "-p", OWNER.password)
  const port = await nextFreePort(19_000)
  const program = startProgram([CLI, "start", "--port", String(port)], { cwd: folder, env })
  try {
    await untilHealthy(program, `http://localhost:${port}`)
    const counter = await takeOrderForPickup(`http://localhost:${port}`)
    await earnSpendAndReturn(counter)
    await more(counter)
  } catch (error) {
    throw new Error(`${error.message}\nlog of the host: ${errorsIn(program.tail)}`)
  } finally {
    await stopProgram(program)
  }
}

/** Two mistakes, two sentences, no shop. */
async function refusesWrongOptions(folder, env) {
  const program = startProgram([CLI, "start", "--port", "0"], { cwd: folder, env })
  const limit = setTimeout(() => program.child.kill("SIGKILL"), START_LIMIT_MS)
  const { code } = await program.exited
  clearTimeout(limit)
  assert.ok(code, `the host started, or had to be killed, with wrong options:\n${program.tail.slice(-1500)}`)
  for (const option of ["pickup.cartHoldMinutes", "notices.quietFrom"]) {
    assert.ok(program.tail.includes(`option \\"${option}\\"`), `no sentence about ${option}:\n${program.tail.slice(-3000)}`)
  }
}

/** @param check counts one step: (title, work) => Promise<boolean> */
export async function packageTests({ env, check }) {
  const packed = mkdtempSync(join(tmpdir(), "omni-pack-"))
  const good = { resolve: PLUGIN, options: { secret: "a secret of the package test" } }
  const wrong = { resolve: PLUGIN, options: { pickup: { cartHoldMinutes: 0 }, notices: { quietFrom: "nine" } } }
  let tarball
  let folder
  try {
    const isPacked = await check("package: what is packed", async () => {
      const result = await pack(packed)
      tarball = result.tarball
      return problemsOf(result.files)
    })
    if (!tarball) {
      return isPacked
    }
    const isInstalled = await check("package: installs into a bare Medusa application", async () => {
      folder = await makeHost(tarball)
    })
    if (!isInstalled) {
      return false
    }
    await withDatabase(env, "omni_package_plain", async (url) => {
      await check("package: migrates, boots, takes an order for pickup, and points for the next", () =>
        orderAtHost(folder, hostEnvironment(env, url, [good]))
      )
      await check("package: wrong options stop the boot with a sentence each", () =>
        refusesWrongOptions(folder, hostEnvironment(env, url, [wrong]))
      )
    })
    return await check("package: the same with the official loyalty plugin beside it, and store credit of a return", async () => {
      await addLoyaltyPlugin(folder)
      const plugins = [{ resolve: "@medusajs/loyalty-plugin", options: {} }, good]
      await withDatabase(env, "omni_package_loyalty", (url) =>
        orderAtHost(folder, hostEnvironment(env, url, plugins), (counter) => returnForStoreCredit(counter, url))
      )
    })
  } finally {
    rmSync(packed, { recursive: true, force: true })
    if (folder) {
      rmSync(folder, { recursive: true, force: true })
    }
  }
}
