/** What earlier starts have made, so that a later one does not make it again. */
import { randomBytes } from "node:crypto"
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { dataFolder } from "./paths.mjs"

function readJson(name) {
  const file = join(dataFolder, name)
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {}
}

/** Whole or not at all, and readable by its owner only. */
export function writeJson(name, content) {
  mkdirSync(dataFolder, { recursive: true })
  const file = join(dataFolder, name)
  writeFileSync(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

export const readState = () => readJson("state.json")
export const remember = (part) => writeJson("state.json", { ...readState(), ...part })

export const readDemo = () => readJson("demo.json")

/** Secrets are made once for an installation; the environment may bring its own. */
export function secrets() {
  const names = ["JWT_SECRET", "COOKIE_SECRET", "OMNICHANNEL_SECRET"]
  const known = readJson("secrets.json")
  const all = Object.fromEntries(names.map((name) => [name, known[name] ?? randomBytes(32).toString("base64url")]))
  writeJson("secrets.json", all)
  return all
}
