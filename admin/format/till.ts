import type { AdminTillHealth } from "../../src/types/till-sync"
import { formatDuration, formatNumber } from "./time"

const MINUTE_SECONDS = 60

/** "4:05" until an instant; "0:00" once it has passed. */
export const formatCountdown = (until: string, now: Date): string => {
  const left = Math.max(0, Math.ceil((new Date(until).getTime() - now.getTime()) / 1000))
  return `${Math.floor(left / MINUTE_SECONDS)}:${String(left % MINUTE_SECONDS).padStart(2, "0")}`
}

type Stretch = { from: number; to: number }

/** "7, 12–15": missing numbers as a person says them. */
export const formatStretches = (stretches: readonly Stretch[], language: string): string =>
  stretches
    .map(({ from, to }) =>
      [...new Set([from, to])].map((end) => formatNumber(end, language)).join("–")
    )
    .join(", ")

export type ClockState = { direction: "ahead" | "behind"; distance: string }

/** How a till's clock stands to the server's; null when they agree to a second or it never said. */
export const clockState = (
  { clock_offset_ms }: Pick<AdminTillHealth, "clock_offset_ms">,
  language: string
): ClockState | null => {
  const seconds = Math.round(Math.abs(clock_offset_ms ?? 0) / 1000)
  return clock_offset_ms === null || seconds === 0
    ? null
    : {
        // The offset is our clock less the till's: a negative one means that the till is ahead.
        direction: clock_offset_ms < 0 ? "ahead" : "behind",
        distance: formatDuration(seconds, language),
      }
}

/** How many events of a till need a person. */
export const deadLetters = ({
  rejected,
  quarantined,
  failed,
}: Pick<AdminTillHealth, "rejected" | "quarantined" | "failed">): number =>
  rejected + quarantined + failed

const WAITS_FOR = /^(sale|transfer|shift):(.+)$/
export type AwaitedThing = { kind: "sale" | "transfer" | "shift" | "other"; id: string }

/** What a parked event waits for, such as "sale:<event id>" or "shift:<till>:<shift>". */
export const awaitedThing = (waitsFor: string): AwaitedThing => {
  const [, kind, id] = WAITS_FOR.exec(waitsFor) ?? []
  if (!kind || !id) {
    return { kind: "other", id: waitsFor }
  }
  return kind === "shift"
    ? { kind, id: id.slice(id.indexOf(":") + 1) }
    : { kind: kind as AwaitedThing["kind"], id }
}
