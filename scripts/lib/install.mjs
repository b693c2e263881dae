/** Installs the locked dependencies when they are missing or not the locked ones. */
import { existsSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { runProgram } from "./children.mjs"
import { step } from "./progress.mjs"
import { root } from "./paths.mjs"

const packagesOf = (file) => JSON.parse(readFileSync(join(root, file), "utf8")).packages

/** npm notes what it installed; optional packages of other machines are rightly missing there. */
export function isInstalled() {
  const note = "node_modules/.package-lock.json"
  if (!existsSync(join(root, note))) {
    return false
  }
  const installed = packagesOf(note)
  return Object.entries(packagesOf("package-lock.json")).every(([place, wanted]) => {
    if (!place || wanted.link) {
      return true
    }
    const present = installed[place]
    return present ? present.version === wanted.version : wanted.optional || wanted.devOptional || wanted.peer
  })
}

/** The npm that runs us, else the one beside this Node. */
function npmProgram() {
  const beside = join(dirname(process.execPath), "../lib/node_modules/npm/bin/npm-cli.js")
  const windows = join(dirname(process.execPath), "node_modules/npm/bin/npm-cli.js")
  return [process.env.npm_execpath, beside, windows].find((file) => file && /npm-cli\.js$/.test(file) && existsSync(file))
}

export function npm(args, options) {
  const program = npmProgram()
  if (!program) {
    throw new Error("npm was not found beside this Node.js: run `npm ci` and then the command again")
  }
  return runProgram([program, ...args], { title: `npm ${args[0]}`, ...options })
}

export async function installDependencies() {
  if (isInstalled()) {
    return
  }
  await step("Installing the locked dependencies (about 900 MB, some minutes)", () =>
    // No install scripts: what they do for PostgreSQL the scripts here do, alike on every machine.
    npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
  )
}
