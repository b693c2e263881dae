/**
 * What a count means. It is an assertion about the goods as of its place: what happened before is in the figure
 * already, what happened after is added to it. Everything here depends on the set of facts alone, never on the
 * order they arrive in, so every order ends with the same level.
 */

/** Where a fact stands: in its till's own order, and on that till's clock. */
export type Place = { device_id: string; epoch: number; seq: number; occurred_at: Date }

/** Where a change stands; our own staff's is made now, whatever a till's clock says. */
export type ChangePlace = Place | { device_id: null }

export type Count = Place & { quantity: number }

/** Whether a fact comes before another one of the same till, whatever the till's clock said. */
const precedes = (a: Place, b: Place): boolean =>
  a.epoch < b.epoch || (a.epoch === b.epoch && a.seq < b.seq)

/** Whether a change was made before the goods were counted: by the till's order, across tills by their clocks. */
export function isBefore(change: ChangePlace, count: Place): boolean {
  if (change.device_id === null) {
    return false
  }
  return change.device_id === count.device_id
    ? precedes(change, count)
    : change.occurred_at.getTime() <= count.occurred_at.getTime()
}

/** The count that holds: each till's last by its own order, and of these the latest by the clock. */
export function governingCount<Counted extends Count>(
  counts: readonly Counted[]
): Counted | undefined {
  const lastOf = new Map<string, Counted>()
  for (const count of counts) {
    const last = lastOf.get(count.device_id)
    if (!last || precedes(last, count)) {
      lastOf.set(count.device_id, count)
    }
  }
  return [...lastOf.values()].sort(byClockThenTill).at(-1)
}

const byClockThenTill = (a: Count, b: Count): number =>
  a.occurred_at.getTime() - b.occurred_at.getTime() || (a.device_id < b.device_id ? -1 : 1)

export const isSameCount = (a: Place | undefined, b: Place | undefined): boolean =>
  a?.device_id === b?.device_id && a?.epoch === b?.epoch && a?.seq === b?.seq
