/**
 * `node scripts/loyalty-mutations.mjs [name...]`: puts one fault after the other into the ledger of points and runs its
 * tests, which must fail. Exit code 1 when a fault went unseen. The tree must be clean; DB_HOST and its like name the
 * server the tests use.
 */
import { spawnSync } from "node:child_process"
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { root } from "./lib/paths.mjs"

const mutations = JSON.parse(readFileSync(join(root, "scripts/loyalty-mutations.json"), "utf8"))
const wanted = process.argv.slice(2)

function testsFail(paths) {
  const jest = ["--experimental-vm-modules", "--no-warnings", "node_modules/jest/bin/jest.js"]
  const { status } = spawnSync(process.execPath, [...jest, "--maxWorkers=1", "--forceExit", "--bail", paths], {
    cwd: root,
    // A fault shows within a few hundred lives, or not at all.
    env: { RANDOM_RUNS: "500", ...process.env, NODE_ENV: "test", LOG_LEVEL: "error" },
    stdio: "ignore",
  })
  return status !== 0
}

/** Whether a test sees the fault; the file is as before afterwards. */
function isSeen({ name, file, find, replace, tests }) {
  const path = join(root, file)
  const text = readFileSync(path, "utf8")
  if (text.split(find).length !== 2) {
    throw new Error(`${name}: its text is not in ${file} exactly once`)
  }
  writeFileSync(path, text.replace(find, () => replace))
  try {
    return testsFail(tests)
  } finally {
    writeFileSync(path, text)
  }
}

let unseen = 0
for (const mutation of mutations.filter(({ name }) => !wanted.length || wanted.includes(name))) {
  const seen = isSeen(mutation)
  unseen += seen ? 0 : 1
  process.stdout.write(`${seen ? "killed  " : "SURVIVED"}  ${mutation.name}\n`)
}
process.exitCode = unseen ? 1 : 0
