import { createHash } from "node:crypto"
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs"
import { join } from "node:path"
import { root } from "./paths.mjs"

function filesUnder(path) {
  if (!existsSync(path)) {
    return []
  }
  if (statSync(path).isFile()) {
    return [path]
  }
  return readdirSync(path).flatMap((name) => filesUnder(join(path, name)))
}

function hashOf(places, keep = () => true) {
  const hash = createHash("sha256")
  const files = places.flatMap((place) => filesUnder(join(root, place))).filter(keep)
  for (const file of files.sort()) {
    hash.update(file.slice(root.length)).update(readFileSync(file))
  }
  return hash.digest("hex").slice(0, 16)
}

/** Changes when a migrated database would look different. */
export function schemaHash() {
  const decides = (file) => !file.includes("/src/modules/") || /\/(index|key|migrations)\.ts$|\/models\//.test(file)
  const places = ["package-lock.json", "medusa-config.ts", "migrations", "src/links", "src/migration-scripts", "src/modules"]
  return hashOf(places, decides)
}

/** Changes when the built dashboard would look different. */
export function adminHash() {
  return hashOf(["package-lock.json", "medusa-config.ts", "admin", "src/admin", "src/types"])
}
