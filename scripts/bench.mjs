/**
 * `npm run bench <name> [-- --option=value]` runs bench/<name>.ts, prints its results as a table and writes them to
 * bench/results/<name>.json. DB_HOST set: that server is used; else an embedded PostgreSQL.
 */
import { existsSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { spawn } from "node:child_process"
import { claimFolder } from "./lib/claim.mjs"
import { unsupportedNode } from "./lib/node-version.mjs"
import { dataFolder, root } from "./lib/paths.mjs"
import { SetUpError, step } from "./lib/progress.mjs"

const closers = []
const close = async () => {
  for (const closer of closers.splice(0).reverse()) {
    await closer()
  }
}

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => close().finally(() => process.exit(130)))
}

function benchmarkNamed(name) {
  const names = readdirSync(join(root, "bench")).flatMap((file) => /^([\w-]+)\.ts$/.exec(file)?.[1] ?? [])
  if (!name || !existsSync(join(root, "bench", `${name}.ts`))) {
    throw new SetUpError(`Usage: npm run bench <name>; there is: ${names.join(", ")}`)
  }
  return name
}

/** As a shop runs: with a database that keeps what it says. */
async function environment() {
  if (process.env.DB_HOST) {
    return process.env
  }
  closers.push(claimFolder(join(dataFolder, "bench"), "bench.mjs"))
  const { startPostgres } = await import("./lib/postgres.mjs")
  const postgres = await step("Starting PostgreSQL", () => startPostgres({ folder: join(dataFolder, "bench/postgres") }))
  closers.push(postgres.stop)
  const { user, password, port } = postgres
  return { ...process.env, DB_HOST: "localhost", DB_PORT: String(port), DB_USERNAME: user, DB_PASSWORD: password }
}

async function main() {
  const problem = unsupportedNode()
  if (problem) {
    throw new SetUpError(problem)
  }
  const name = benchmarkNamed(process.argv[2])
  const { installDependencies } = await import("./lib/install.mjs")
  await installDependencies()
  const env = { ...(await environment()), MEDUSA_DISABLE_TELEMETRY: "true", NODE_ENV: "production" }
  const args = ["-r", "ts-node/register/transpile-only", "bench/runner/run.ts", name, ...process.argv.slice(3)]
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: "inherit" })
  closers.push(async () => child.kill("SIGTERM"))
  const code = await new Promise((resolve) => child.once("close", resolve))
  await close()
  process.exitCode = code ?? 1
}

main().catch(async (error) => {
  process.stderr.write(`${error instanceof SetUpError ? error.message : error.stack}\n`)
  await close().catch(() => {})
  process.exit(1)
})
