/** Packs the plugin and says what is wrong with the package. */
import { existsSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { migrationFiles } from "../../scripts/lib/guards.mjs"
import { npm } from "../../scripts/lib/install.mjs"
import { root } from "../../scripts/lib/paths.mjs"

const BUILD = ".medusa/server/"

function sources(folder) {
  const path = join(root, folder)
  const files = existsSync(path) ? readdirSync(path, { recursive: true }).map(String) : []
  return files.map((file) => `${folder}/${file.replaceAll("\\", "/")}`)
}

/** Every source that must be in the package; the dashboard's are bundled into one file. */
const compiled = () =>
  [...sources("src"), ...sources("integrations")].filter(
    (file) => /\.ts$/.test(file) && !/\.d\.ts$|\/__tests__\/|\/__fixtures__\/|^src\/admin\//.test(file)
  )

export async function pack(folder) {
  const output = await npm(["pack", "--json", "--ignore-scripts", "--pack-destination", folder])
  const [packed] = Object.values(JSON.parse(output))
  return { tarball: join(folder, packed.filename), files: packed.files.map((file) => file.path) }
}

export function problemsOf(files) {
  const has = new Set(files)
  const missing = compiled()
    .map((file) => BUILD + file.replace(/\.ts$/, ".js"))
    .filter((file) => !has.has(file))
  const migrations = files.filter((file) => /^\.medusa\/server\/migrations\/.*Migration\w+\.js$/.test(file))
  const strange = files.filter((file) => !file.startsWith(BUILD) && !/^(package\.json|README|LICENSE|CHANGELOG)/.test(file))
  const tests = files.filter((file) => /__tests__|__fixtures__|\.spec\.|medusa-config/.test(file))
  return [
    ...missing.map((file) => `missing: ${file}`),
    ...(migrations.length === migrationFiles().length && migrations.length > 0
      ? []
      : [`${migrationFiles().length} migrations, ${migrations.length} packed`]),
    ...strange.map((file) => `does not belong: ${file}`),
    ...tests.map((file) => `a test is packed: ${file}`),
    ...(has.has(`${BUILD}src/admin/index.mjs`) ? [] : ["the dashboard's bundle is missing"]),
  ]
}
