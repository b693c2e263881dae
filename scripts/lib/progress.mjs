/** A set-up step that failed for a reason the person can read; no stack trace helps. */
export class SetUpError extends Error {}

export function seconds(since) {
  return ((performance.now() - since) / 1000).toFixed(1)
}

export function say(line) {
  process.stdout.write(`${line}\n`)
}

/** Runs one step of the set-up; says what it does before, and how long it took after. */
export async function step(title, work) {
  const since = performance.now()
  process.stdout.write(`• ${title} ...`)
  // A long step without a word looks dead; a terminal or a log file both show dots.
  const dots = setInterval(() => process.stdout.write("."), 5000)
  try {
    const result = await work()
    say(` done in ${seconds(since)} s`)
    return result
  } catch (error) {
    say(` failed after ${seconds(since)} s`)
    throw error
  } finally {
    clearInterval(dots)
  }
}
