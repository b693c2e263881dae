/**
 * `node scripts/loyalty-mutations.mjs [name...]`: puts one fault after the other into the ledger of points and runs the
 * test that must see it. First these tests run without a fault, so that none fails for another reason. Exit code 1 when a
 * fault went unseen. The tree must be clean; DB_HOST and its like name the server the tests use.
 */
import { spawnSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { root } from "./lib/paths.mjs"

const wanted = process.argv.slice(2)
const mutations = JSON.parse(
  readFileSync(join(root, "scripts/loyalty-mutations.json"), "utf8")
).filter(({ name }) => !wanted.length || wanted.includes(name))

const folder = mkdtempSync(join(tmpdir(), "loyalty-mutations-"))
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")

/** Runs the tests of these names in these files. Answers which passed and which failed. */
function run(files, names) {
  const outputFile = join(folder, "results.json")
  rmSync(outputFile, { force: true })
  const jest = ["--experimental-vm-modules", "--no-warnings", "node_modules/jest/bin/jest.js"]
  const options = ["--maxWorkers=1", "--forceExit", "--json", `--outputFile=${outputFile}`]
  const only = ["-t", names.map(escaped).join("|"), "--runTestsByPath", ...files]
  spawnSync(process.execPath, [...jest, ...options, ...only], {
    cwd: root,
    // A fault shows within a few hundred lives, or not at all.
    env: { RANDOM_RUNS: "500", ...process.env, NODE_ENV: "test", LOG_LEVEL: "error" },
    stdio: "ignore",
  })
  const { testResults } = JSON.parse(readFileSync(outputFile, "utf8"))
  const results = testResults.flatMap(({ assertionResults }) => assertionResults)
  const of = (status) =>
    results.filter((each) => each.status === status).map(({ fullName }) => fullName)
  return { passed: of("passed"), failed: of("failed") }
}

/** Every test must be there and pass before it can tell anything of a fault. */
function checkTests() {
  const distinct = (values) => [...new Set(values)]
  const { passed, failed } = run(
    distinct(mutations.map(({ spec }) => spec)),
    distinct(mutations.map(({ test }) => test))
  )
  const missing = mutations.filter(({ test }) => !passed.some((name) => name.includes(test)))
  if (failed.length > 0 || missing.length > 0) {
    const names = [...failed, ...missing.map(({ test }) => test)]
    throw new Error(`without a fault these tests fail, or are not there:\n${names.join("\n")}`)
  }
}

/** Before anything runs: every fault has its place. */
function checkPlaces() {
  for (const { name, file, find } of mutations) {
    if (readFileSync(join(root, file), "utf8").split(find).length !== 2) {
      throw new Error(`${name}: its text is not in ${file} exactly once`)
    }
  }
}

/** Whether its test sees the fault; the file is as before afterwards. */
function isSeen({ file, find, replace, spec, test }) {
  const path = join(root, file)
  const text = readFileSync(path, "utf8")
  writeFileSync(
    path,
    text.replace(find, () => replace)
  )
  try {
    return run([spec], [test]).failed.length > 0
  } finally {
    writeFileSync(path, text)
  }
}

try {
  checkPlaces()
  checkTests()
  let unseen = 0
  for (const mutation of mutations) {
    const seen = isSeen(mutation)
    unseen += seen ? 0 : 1
    process.stdout.write(`${seen ? "killed  " : "SURVIVED"}  ${mutation.name}\n`)
  }
  process.exitCode = unseen ? 1 : 0
} finally {
  rmSync(folder, { recursive: true, force: true })
}
