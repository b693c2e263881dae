import { existsSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"

/** Versions that do not change while the process lives. */
export const installedVersions = {
  plugin: ownVersion(),
  medusa: versionIn(require.resolve("@medusajs/medusa/package.json")),
  node: process.version.slice(1),
}

/** The nearest package above this file, which is a level deeper once it is built. */
function ownVersion(): string {
  let folder = __dirname
  while (!existsSync(join(folder, "package.json")) && folder !== dirname(folder)) {
    folder = dirname(folder)
  }
  return versionIn(join(folder, "package.json"))
}

function versionIn(file: string): string {
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version
}
