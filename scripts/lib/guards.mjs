/** Guards of the layout: real top-level folders, bound to what Medusa expects (docs/adr). */
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { root } from "./paths.mjs"

const BUILT_ADMIN = ".medusa/server/src/admin/index.js"

function filesBelow(folder) {
  const path = join(root, folder)
  return existsSync(path) ? readdirSync(path, { recursive: true }).map(String) : []
}

export const migrationFiles = () =>
  filesBelow("migrations").filter((file) => /(^|[\\/])Migration\d+\w*\.ts$/.test(file))

/** Medusa would run a folder beside a module instead of ours. */
export function noMigrationsBesideModules() {
  return filesBelow("src/modules")
    .filter((file) => /^[^\\/]+[\\/]migrations$/.test(file))
    .map((file) => `src/modules/${file} exists: migrations belong in migrations/<module>`)
}

/** Medusa's log of migrations knows them by name alone, across all modules of a host. */
export function migrationNamesAreUnique() {
  const names = migrationFiles().map((file) => file.split(/[\\/]/).pop())
  const twice = names.filter((name, index) => names.indexOf(name) !== index).map((name) => `${name} exists twice`)
  const bare = names.filter((name) => !/^Migration\d{14}_omni_\w+\.ts$/.test(name))
  const classes = migrationFiles().filter(
    (file) => !readFileSync(join(root, "migrations", file), "utf8").includes(`class ${file.split(/[\\/]/).pop().slice(0, -3)} `)
  )
  return [
    ...twice,
    ...bare.map((name) => `${name} does not end in _omni_<module>_<what>`),
    ...classes.map((file) => `${file} holds a class of another name`),
  ]
}

/** A migration that is not compiled to where Medusa looks is never run at a host, silently. */
export function everyMigrationIsBuilt() {
  return migrationFiles()
    .filter((file) => !existsSync(join(root, ".medusa/server/migrations", file.replace(/ts$/, "js"))))
    .map((file) => `migrations/${file} is not in the build`)
}

/** Medusa reads `config` from the entry's text; an entry it cannot read vanishes without an error. */
export function everyAdminEntryIsBuilt() {
  const entries = filesBelow("src/admin").filter((file) => /(page|widgets[\\/][^\\/]+)\.tsx$/.test(file))
  const built = existsSync(join(root, BUILT_ADMIN)) ? readFileSync(join(root, BUILT_ADMIN), "utf8") : ""
  return entries.flatMap((file) => {
    const text = readFileSync(join(root, "src/admin", file), "utf8")
    const marks = [...text.matchAll(/\b(?:label|zone):\s*\[?((?:\s*"[^"]+",?)+)/g)].flatMap((match) => match[1].match(/[^",\s]+/g))
    const isRoute = /page\.tsx$/.test(file)
    const path = `/${file.replace(/^routes[\\/]/, "").replace(/[\\/]?page\.tsx$/, "").replaceAll("\\", "/").replace(/\[([^\]]+)\]/g, ":$1")}`
    const wanted = isRoute ? [...marks, path] : marks
    if (!wanted.length) {
      return [`src/admin/${file} has no literal config`]
    }
    return wanted.filter((mark) => !built.includes(mark)).map((mark) => `src/admin/${file}: "${mark}" is not in the build`)
  })
}
