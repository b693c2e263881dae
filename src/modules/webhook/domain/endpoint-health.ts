import type { Outcome } from "./outcome"

const DAY_MS = 86_400_000
const SHORTEST_PAUSE_MS = 5_000
const LONGEST_PAUSE_MS = 300_000

export type EndpointHealth = {
  is_active: boolean
  disabled_reason: "gone" | "failing" | null
  failing_since: Date | null
  paused_until: Date | null
  has_succeeded: boolean
}

/**
 * What a wave of attempts tells about its endpoint. One success, and it is well. Without any, everything
 * waits as long as it has been failing, from 5 s to 5 min: a receiver that hangs is not tried with every
 * message there is. The pause never exceeds the schedule of a message that is alone.
 */
export function healthAfter(
  failingSince: Date | null,
  outcomes: readonly Outcome[],
  now: Date,
  disableAfterDays: number
): EndpointHealth {
  const has_succeeded = outcomes.includes("taken")
  if (outcomes.includes("gone")) {
    return {
      is_active: false,
      disabled_reason: "gone",
      failing_since: null,
      paused_until: null,
      has_succeeded,
    }
  }
  if (has_succeeded) {
    return {
      is_active: true,
      disabled_reason: null,
      failing_since: null,
      paused_until: null,
      has_succeeded,
    }
  }
  const failing_since = failingSince ?? now
  const failingMs = now.getTime() - failing_since.getTime()
  const isHopeless = failingMs >= disableAfterDays * DAY_MS
  const pauseMs = Math.min(Math.max(failingMs, SHORTEST_PAUSE_MS), LONGEST_PAUSE_MS)
  return {
    is_active: !isHopeless,
    disabled_reason: isHopeless ? "failing" : null,
    failing_since,
    paused_until: isHopeless ? null : new Date(now.getTime() + pauseMs),
    has_succeeded,
  }
}
