/** Counts what ran. Nothing is passed that did not run. */
import { say, seconds } from "./progress.mjs"

export function newTally() {
  return { passed: 0, failed: 0, skipped: 0, failures: [], reasons: [] }
}

/** Runs one step; it fails by throwing, or by answering a list of problems that is not empty. */
export async function check(tally, title, work) {
  const since = performance.now()
  say(`\n▶ ${title}`)
  try {
    const problems = (await work()) ?? []
    if (Array.isArray(problems) && problems.length) {
      throw new Error(problems.join("\n"))
    }
    tally.passed++
    say(`  ✓ ${title} (${seconds(since)} s)`)
    return true
  } catch (error) {
    tally.failed++
    tally.failures.push(title)
    say(`${error.message}\n  ✗ ${title} (${seconds(since)} s)`)
    return false
  }
}

export function skip(tally, title, reason) {
  tally.skipped++
  tally.reasons.push(`${title}: ${reason}`)
}

export function summarise(tally) {
  say("")
  for (const reason of tally.reasons) {
    say(`not run: ${reason}`)
  }
  for (const failure of tally.failures) {
    say(`failed: ${failure}`)
  }
  say(`${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`)
}
