import { parseTime } from "./calendar"
import { instantOf, localDay } from "../../../core/zone"

export type QuietHours = {
  time_zone: string
  /** "HH:MM" from which nothing is sent. */
  quiet_from: string
  /** "HH:MM" from which it may be sent again; before `quiet_from` means the next morning. */
  quiet_until: string
}

/**
 * The instant from which a notice may leave, or null when it may leave now. Equal times mean that
 * there are no quiet hours.
 */
export function quietUntil(quiet: QuietHours, now: number): number | null {
  const from = parseTime(quiet.quiet_from)
  const until = parseTime(quiet.quiet_until)
  if (from === null || until === null || from === until) {
    return null
  }
  const today = localDay(quiet.time_zone, now)
  for (const day of [today - 1, today]) {
    const ends = instantOf(quiet.time_zone, until > from ? day : day + 1, until)
    if (instantOf(quiet.time_zone, day, from) <= now && now < ends) {
      return ends
    }
  }
  return null
}
