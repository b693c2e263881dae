/**
 * `npm run stock:verify`: is every level the sum of its movements? DATABASE_URL set: of that database; else of the
 * demo shop's, whether it runs or not. Exit code 0: yes; 1: no, and the differences are printed; 2: not known.
 */
import { spawn } from "node:child_process"
import { existsSync } from "node:fs"
import { join } from "node:path"
import { claimFolder } from "./lib/claim.mjs"
import { dataFolder, root } from "./lib/paths.mjs"
import { SetUpError } from "./lib/progress.mjs"
import { DATABASE } from "./lib/shop.mjs"

const folder = join(dataFolder, "postgres")

/** The demo's server is used while it runs, and else started for as long as we need it. */
async function demoDatabase(onClose) {
  const { runningPostgres, startPostgres } = await import("./lib/postgres.mjs")
  if (!existsSync(folder)) {
    throw new SetUpError("There is no demo shop here yet: run npm start, or set DATABASE_URL")
  }
  const running = await runningPostgres({ folder })
  if (running) {
    return running.url(DATABASE)
  }
  onClose(claimFolder(dataFolder, "start.mjs"))
  const postgres = await startPostgres({ folder })
  onClose(postgres.stop)
  return postgres.url(DATABASE)
}

async function verify(databaseUrl) {
  const args = ["-r", "ts-node/register/transpile-only", "scripts/lib/verify-stock.ts"]
  const env = { ...process.env, DATABASE_URL: databaseUrl }
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: "inherit" })
  return await new Promise((resolve) => child.once("close", (code) => resolve(code ?? 2)))
}

const closers = []
try {
  process.exitCode = await verify(process.env.DATABASE_URL ?? (await demoDatabase((closer) => closers.push(closer))))
} catch (error) {
  process.stderr.write(`${error instanceof SetUpError ? error.message : error.stack}\n`)
  process.exitCode = 2
} finally {
  for (const closer of closers.reverse()) {
    await closer()
  }
}
