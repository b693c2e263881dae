import { closeSync, existsSync, openSync, readFileSync, rmSync, writeSync } from "node:fs"

/**
 * One process at a time on one till: two senders of one queue are how sales get doubled.
 * @returns a function that gives the file back
 * @throws Error when another living process has it
 */
export function claimFile(file: string): () => void {
  const note = `${file}.owner`
  const owner = existsSync(note) ? Number(readFileSync(note, "utf8")) : 0
  if (owner && owner !== process.pid && isAlive(owner)) {
    throw new Error(`${file} is in use by process ${owner}: a till has one sender at a time`)
  }
  rmSync(note, { force: true })
  writeExclusively(note)
  // The SQLite build locks by a folder, which a killed process leaves behind. Nobody else is here: it is stale.
  rmSync(`${file}.lock`, { recursive: true, force: true })
  return () => rmSync(note, { force: true })
}

/** Of two that come at the same moment, one fails here. */
function writeExclusively(note: string): void {
  const handle = openSync(note, "wx")
  writeSync(handle, String(process.pid))
  closeSync(handle)
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"
  }
}
