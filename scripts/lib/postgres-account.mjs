/** PostgreSQL refuses to run as root: then another account of the machine runs it. */
import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { say, SetUpError } from "./progress.mjs"
import { root } from "./paths.mjs"

const CANDIDATES = ["postgres", "nobody", "daemon"]
const OUTSIDE = "/var/lib/medusa-plugin-omnichannel"

/** Undefined: run it as ourselves. */
function unprivilegedAccount() {
  if (process.getuid?.() !== 0) {
    return undefined
  }
  const accounts = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"))
  for (const name of CANDIDATES) {
    const account = accounts.find(([candidate]) => candidate === name)
    if (account) {
      return { uid: Number(account[2]), gid: Number(account[3]) }
    }
  }
  throw new SetUpError(
    "PostgreSQL does not run as root and this machine has no account named postgres, nobody or daemon. " +
      "Run the command as another user, or set DATABASE_URL to a PostgreSQL of your own."
  )
}

function canUse(account, binaries, folder) {
  const question = 'cd "$1" && test -w . && test -x "$2" && test -r "$3"'
  const args = ["-c", question, "sh", folder, join(binaries, "bin/postgres"), join(binaries, "share")]
  return spawnSync("/bin/sh", args, { ...account, cwd: "/" }).status === 0
}

function ownedFolder(folder, account) {
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  if (account) {
    chownSync(folder, account.uid, account.gid)
  }
  return folder
}

/**
 * Where PostgreSQL runs, and as whom. Below a folder that the other account may not enter (a clone
 * in /root), programs and data are kept outside of the clone.
 * @returns binaries (folder), folder (of the data) and account ({uid, gid} or undefined)
 */
export function placePostgres(binaries, wantedFolder) {
  const account = unprivilegedAccount()
  const folder = ownedFolder(wantedFolder, account)
  if (!account || canUse(account, binaries, folder)) {
    return { binaries, folder, account }
  }
  const place = createHash("sha256").update(root).digest("hex").slice(0, 12)
  const copy = join(OUTSIDE, place, "programs")
  if (!existsSync(join(copy, "bin/postgres"))) {
    mkdirSync(copy, { recursive: true })
    cpSync(binaries, copy, { recursive: true, dereference: true })
  }
  const outside = ownedFolder(join(OUTSIDE, place, createHash("sha256").update(wantedFolder).digest("hex").slice(0, 8)), account)
  say(`\n  PostgreSQL does not run as root and its account may not enter ${wantedFolder}: its data are in ${outside}.`)
  return { binaries: copy, folder: outside, account }
}
