/** One script at a time on one data folder: a second would take the database from under the first. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { SetUpError } from "./progress.mjs"

function isScript(pid, script) {
  try {
    process.kill(pid, 0)
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(script)
  } catch (error) {
    // Without /proc the living process is taken at its word.
    return error.code === "ENOENT" && !existsSync("/proc")
  }
}

/**
 * @param script file name of the calling script
 * @returns a function that gives the folder back
 * @throws SetUpError when another run of the script has it
 */
export function claimFolder(folder, script) {
  const note = join(folder, `${script}.pid`)
  mkdirSync(folder, { recursive: true })
  const other = existsSync(note) ? Number(readFileSync(note, "utf8")) : 0
  if (other && other !== process.pid && isScript(other, script)) {
    throw new SetUpError(`${script} is already running here (process ${other}). Stop it, or wait for it, and try again.`)
  }
  writeFileSync(note, String(process.pid))
  return () => rmSync(note, { force: true })
}
