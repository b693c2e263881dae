/** Runs a check of the database of DATABASE_URL, or of the demo shop's, whether it runs or not. */
import { spawn } from "node:child_process"
import { existsSync } from "node:fs"
import { join } from "node:path"
import { claimFolder } from "./claim.mjs"
import { dataFolder, root } from "./paths.mjs"
import { SetUpError } from "./progress.mjs"
import { DATABASE } from "./shop.mjs"

const folder = join(dataFolder, "postgres")

/** The demo's server is used while it runs, and else started for as long as we need it. */
async function demoDatabase(onClose) {
  const { runningPostgres, startPostgres } = await import("./postgres.mjs")
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

async function runCheck(script, databaseUrl) {
  const args = ["-r", "ts-node/register/transpile-only", script]
  const env = { ...process.env, DATABASE_URL: databaseUrl }
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: "inherit" })
  return await new Promise((resolve) => child.once("close", (code) => resolve(code ?? 2)))
}

/** Runs `script` (TypeScript, below the root) and ends with its exit code; 2 when it could not look. */
export async function verifyDatabase(script) {
  const closers = []
  try {
    const url = process.env.DATABASE_URL ?? (await demoDatabase((closer) => closers.push(closer)))
    process.exitCode = await runCheck(script, url)
  } catch (error) {
    process.stderr.write(`${error instanceof SetUpError ? error.message : error.stack}\n`)
    process.exitCode = 2
  } finally {
    for (const closer of closers.reverse()) {
      await closer()
    }
  }
}
