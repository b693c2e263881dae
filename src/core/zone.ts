/**
 * Time zone arithmetic on plain numbers: instants are epoch milliseconds, local dates are days since
 * 1970-01-01, times of day are minutes after local midnight. The rules come from the runtime's IANA
 * data; they are asked for once per zone and day and remembered, because a shopper's request asks
 * for thousands of conversions that all fall on the same few days.
 */

export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

/** The offset from UTC during one UTC day, and the instant at which it changes, if it does. */
type DayOffsets = { before: number; after: number; changes_at: number }

type Zone = { format: Intl.DateTimeFormat; days: Map<number, DayOffsets> }

const MAX_ZONES = 64
const MAX_DAYS = 1_024
const zones = new Map<string, Zone>()

/** A map is in insertion order, so its first key is the oldest. */
function remember<K, V>(map: Map<K, V>, limit: number, key: K, value: V): V {
  if (map.size >= limit) {
    for (const oldest of map.keys()) {
      map.delete(oldest)
      break
    }
  }
  map.set(key, value)
  return value
}

function zoneOf(name: string): Zone {
  const format = () =>
    new Intl.DateTimeFormat("en-US", { timeZone: name, timeZoneName: "longOffset" })
  return zones.get(name) ?? remember(zones, MAX_ZONES, name, { format: format(), days: new Map() })
}

/** Reads "GMT", "GMT+03:00" or, before zones were standardised, "GMT-00:43:08". */
function askOffset(zone: Zone, instant: number): number {
  const [, sign, hours, minutes, seconds] =
    /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?/.exec(zone.format.format(instant)) ?? []
  if (!sign) {
    return 0
  }
  const size = Number(hours) * HOUR_MS + Number(minutes) * MINUTE_MS + Number(seconds ?? 0) * 1_000
  return sign === "-" ? -size : size
}

/** No zone changes its clock twice within one UTC day, so its two ends tell the whole day. */
function readDay(zone: Zone, day: number): DayOffsets {
  let low = day * DAY_MS
  let high = low + DAY_MS
  const before = askOffset(zone, low)
  const after = askOffset(zone, high)
  if (before === after) {
    return { before, after, changes_at: high }
  }
  while (high - low > 1_000) {
    const middle = low + Math.floor((high - low) / 2_000) * 1_000
    if (askOffset(zone, middle) === before) {
      low = middle
    } else {
      high = middle
    }
  }
  return { before, after, changes_at: high }
}

function offsetsOn(zone: Zone, day: number): DayOffsets {
  return zone.days.get(day) ?? remember(zone.days, MAX_DAYS, day, readDay(zone, day))
}

function offsetAt(zone: Zone, instant: number): number {
  const offsets = offsetsOn(zone, Math.floor(instant / DAY_MS))
  return instant < offsets.changes_at ? offsets.before : offsets.after
}

/** The first clock change after an instant that is known to lie before one. */
function nextJump(zone: Zone, instant: number): number {
  for (let day = Math.floor(instant / DAY_MS); ; day++) {
    const offsets = offsetsOn(zone, day)
    if (offsets.before !== offsets.after && offsets.changes_at > instant) {
      return offsets.changes_at
    }
  }
}

/** Whether the runtime knows the name as an IANA time zone; a bare offset such as "+03:00" is not one. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) {
    return false
  }
  try {
    zoneOf(name)
    return true
  } catch {
    return false
  }
}

/** The local date at an instant, in days since 1970-01-01. */
export function localDay(timeZone: string, instant: number): number {
  return Math.floor((instant + offsetAt(zoneOf(timeZone), instant)) / DAY_MS)
}

/**
 * The first instant at which the zone's clock shows this time of this date, or has jumped over it:
 * the first of the two in a repeated hour, the jump itself in a missing one. It never goes back as
 * the time of day grows, so two intervals that touch on paper touch in reality.
 */
export function instantOf(timeZone: string, day: number, minutes: number): number {
  const zone = zoneOf(timeZone)
  const wall = day * DAY_MS + minutes * MINUTE_MS
  const before = offsetAt(zone, wall - DAY_MS)
  const after = offsetAt(zone, wall + DAY_MS)
  const early = wall - before
  if (before === after || offsetAt(zone, early) === before) {
    return early
  }
  const late = wall - after
  return offsetAt(zone, late) === after ? late : nextJump(zone, late)
}
