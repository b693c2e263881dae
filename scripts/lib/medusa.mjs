import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { runProgram } from "./children.mjs"
import { dataFolder, root } from "./paths.mjs"

export const CLI = join(root, "node_modules/@medusajs/cli/cli.js")

/** Runs a command of Medusa's; its log is kept in `.data/<command>.log`. */
export function medusa(args, env, title) {
  mkdirSync(dataFolder, { recursive: true })
  return runProgram([CLI, ...args], { env, title, logFile: join(dataFolder, `${args[0].replaceAll(":", "-")}.log`) })
}
