/** Runs Jest and adds its numbers to the tally. */
import { spawn } from "node:child_process"
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs"
import { join, relative } from "node:path"
import { stripVTControlCharacters } from "node:util"
import { dataFolder, root } from "./paths.mjs"

const REASON_LENGTH = 600
const RESULT = join(dataFolder, "test/jest.json")

export async function runJest(tally, { env, paths, skipReason }) {
  mkdirSync(join(dataFolder, "test"), { recursive: true })
  rmSync(RESULT, { force: true })
  const program = join(root, "node_modules/jest/bin/jest.js")
  const args = ["--experimental-vm-modules", "--no-warnings", program, "--json", `--outputFile=${RESULT}`, "--maxWorkers=2", ...paths]
  // Jest prints its JSON on stdout; the words for people are on stderr.
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ["ignore", "ignore", "inherit"] })
  await new Promise((resolve) => child.on("close", resolve))
  if (!existsSync(RESULT)) {
    tally.failed++
    tally.failures.push("Jest ended without a result")
    return
  }
  count(tally, JSON.parse(readFileSync(RESULT, "utf8")), skipReason)
}

function count(tally, result, skipReason) {
  tally.passed += result.numPassedTests
  tally.failed += result.numFailedTests + result.numRuntimeErrorTestSuites
  tally.skipped += result.numPendingTests + result.numTodoTests
  if (!result.numTotalTestSuites) {
    tally.failed++
    tally.failures.push("no test file matches")
  }
  for (const file of result.testResults) {
    const name = relative(root, file.name)
    if (file.status === "failed" && !file.assertionResults.length) {
      tally.failures.push(`${name} could not be run`)
    }
    for (const test of file.assertionResults) {
      if (test.status === "failed") {
        tally.failures.push(`${name}: ${test.fullName.trim()}${reasonOf(test)}`)
      } else if (test.status !== "passed") {
        tally.reasons.push(`${name}: ${test.fullName.trim()}: ${skipReason}`)
      }
    }
  }
}

/** The head of what Jest says, on one line: of a long run often only the end can be read. */
function reasonOf({ failureMessages: [message = ""] }) {
  const text = stripVTControlCharacters(message).replace(/\s+/g, " ").trim()
  return text ? `\n  ${text.slice(0, REASON_LENGTH)}` : ""
}
