const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/**
 * The schedule of the Standard Webhooks specification: pauses before each attempt. Ten attempts over
 * 75 hours and 35 minutes.
 */
export const RETRY_PAUSES_MS: readonly number[] = [
  0,
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
]

/** Never earlier than the schedule, and up to a tenth later: endpoints that failed together spread out. */
const JITTER = 0.1

/**
 * When the next attempt is due; null when there is none left.
 * @param made attempts made so far, at least one.
 * @param random from 0 to 1.
 */
export function nextAttemptAt(made: number, now: Date, random: number): Date | null {
  const pause = RETRY_PAUSES_MS[made]
  return pause === undefined ? null : new Date(now.getTime() + pause * (1 + JITTER * random))
}
