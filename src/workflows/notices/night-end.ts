import { quietUntil } from "../../modules/retail-store/domain/quiet-hours"
import type { OmnichannelOptions } from "../../options"

/** End of the quiet hours it is in this zone; null when it is day. */
export function nightEnd(
  time_zone: string,
  { notices }: OmnichannelOptions,
  now: Date
): Date | null {
  const until = quietUntil(
    { time_zone, quiet_from: notices.quietFrom, quiet_until: notices.quietUntil },
    now.getTime()
  )
  return until === null ? null : new Date(until)
}
