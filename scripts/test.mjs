/** `npm test` checks everything; `npm test -- <path>` runs the test files that match, and nothing else. */
import { existsSync } from "node:fs"
import { join } from "node:path"
import { claimFolder } from "./lib/claim.mjs"
import { unsupportedNode } from "./lib/node-version.mjs"
import { dataFolder, root } from "./lib/paths.mjs"
import { SetUpError, say, seconds, step } from "./lib/progress.mjs"

const began = performance.now()
const closers = []

async function close() {
  for (const closer of closers.splice(0).reverse()) {
    await closer()
  }
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => close().finally(() => process.exit(130)))
}

/** DB_HOST set: that server is used; else one of our own, where nothing is slow or kept for ever. */
async function testEnvironment(stopPrograms) {
  const common = { ...process.env, NODE_ENV: "test", MEDUSA_DISABLE_TELEMETRY: "true", LOG_LEVEL: process.env.LOG_LEVEL ?? "error" }
  // A developer's own shop must not be met by a test.
  for (const name of ["DATABASE_URL", "REDIS_URL", "PORT", "NODE_OPTIONS"]) {
    delete common[name]
  }
  if (process.env.DB_HOST) {
    return common
  }
  closers.push(claimFolder(join(dataFolder, "test"), "test.mjs"))
  const { startPostgres } = await import("./lib/postgres.mjs")
  const postgres = await step("Starting PostgreSQL", () => startPostgres({ folder: join(dataFolder, "test/postgres"), fast: true }))
  closers.push(() => stopPrograms().then(postgres.stop))
  const { user, password, port } = postgres
  return { ...common, DB_HOST: "localhost", DB_PORT: String(port), DB_USERNAME: user, DB_PASSWORD: password }
}

async function checkSources(tally, env) {
  const { check } = await import("./lib/tally.mjs")
  const { runProgram } = await import("./lib/children.mjs")
  const { medusa } = await import("./lib/medusa.mjs")
  const guards = await import("./lib/guards.mjs")
  const tool = (path, ...args) => runProgram([join(root, "node_modules", path), ...args], { env, whole: true }).then(() => [])
  const tsc = (project) => tool("typescript/bin/tsc", "--noEmit", "-p", project)
  const folders = ["src", "admin", "migrations", "integrations", "demo", "bench", "till-simulator", "conformance"].filter((name) => existsSync(join(root, name)))

  const lane = async (...checks) => {
    for (const [title, work] of checks) {
      await check(tally, title, work)
    }
  }
  // Each of them keeps one core busy.
  await Promise.all([
    lane(
      ["lint: Medusa's rules", () => tool("@medusajs/cli/cli.js", "lint", "--quiet")],
      ["types: dashboard", () => tsc("admin/tsconfig.json")],
      ["guard: no migrations beside modules", guards.noMigrationsBesideModules],
      ["guard: migration names are unique", guards.migrationNamesAreUnique]
    ),
    lane(
      ["lint: who may import whom", () => tool("dependency-cruiser/bin/dependency-cruise.mjs", "--config", ".dependency-cruiser.cjs", ...folders)],
      ["types: plugin", () => tsc("tsconfig.json")],
      ["types: tests, tools and configuration", () => tsc("tsconfig.tests.json")]
    ),
  ])
  await lane(
    ["build of the plugin", () => medusa(["plugin:build"], env, "plugin:build").then(() => [])],
    ["guard: every migration is built", guards.everyMigrationIsBuilt],
    ["guard: every dashboard entry is built", guards.everyAdminEntryIsBuilt]
  )
}

async function runTests(tally, env, paths) {
  const { check } = await import("./lib/tally.mjs")
  const { runJest } = await import("./lib/jest-run.mjs")
  const { prepareTestDatabase } = await import("./lib/template-database.mjs")
  const { buildDashboard, isDashboardBuilt } = await import("./lib/dashboard.mjs")
  const { findBrowser, findRedis } = await import("./lib/programs.mjs")
  const missing = [...(findBrowser() ? [] : ["no Chrome or Chromium"]), ...(findRedis() ? [] : ["no redis-server"])]
  await check(tally, "migrations on an empty database", () => prepareTestDatabase(undefined, env))
  const wantsBrowser = !paths.length || paths.some((path) => path.includes("browser"))
  if (wantsBrowser && findBrowser() && existsSync(join(root, "integration-tests/browser")) && !isDashboardBuilt()) {
    await check(tally, "build of the dashboard", () => buildDashboard({ ...env, NODE_ENV: "production" }))
  }
  say("\n▶ tests")
  const skipReason = missing.length ? `this machine has ${missing.join(" and ")}` : "skipped by the test itself"
  await runJest(tally, { env, paths, skipReason })
}

async function main() {
  const problem = unsupportedNode()
  if (problem) {
    throw new SetUpError(problem)
  }
  const paths = process.argv.slice(2)
  const { stopPrograms } = await import("./lib/children.mjs")
  closers.push(stopPrograms)
  const { installDependencies } = await import("./lib/install.mjs")
  await installDependencies()
  const { check, newTally, summarise } = await import("./lib/tally.mjs")
  const env = await testEnvironment(stopPrograms)
  const tally = newTally()
  if (paths.length) {
    await runTests(tally, env, paths)
  } else {
    await checkSources(tally, env)
    await runTests(tally, env, paths)
    const { packageTests } = await import("../integration-tests/package/package-test.mjs")
    await packageTests({ env, check: (title, work) => check(tally, title, work) })
  }
  await close()
  say(`\nin ${seconds(began)} s`)
  summarise(tally)
  process.exitCode = tally.failed ? 1 : 0
}

main().catch(async (error) => {
  process.stderr.write(`\n${error instanceof SetUpError ? error.message : error.stack}\n`)
  say("0 passed, 1 failed, 0 skipped")
  await close().catch(() => {})
  process.exit(1)
})
