/**
 * What a count means. It is an assertion about the goods as of its place: what happened before is in the figure
 * already, what happened after is added to it. Everything here depends on the set of facts alone, never on the
 * order they arrive in, so every order ends with the same level.
 */

/** Where a fact stands: in its till's own order, and on that till's clock. No till: our own clock. */
export type Place = {
  device_id: string | null
  epoch: number | null
  seq: number | null
  occurred_at: Date
}

export type Count = Place & { device_id: string; epoch: number; seq: number; quantity: number }

const precedes = (a: Place, b: Count): boolean =>
  (a.epoch ?? 0) < b.epoch || (a.epoch === b.epoch && (a.seq ?? 0) < b.seq)

/** Whether a change was made before the goods were counted: by the till's order, across tills by their clocks. */
export const isBefore = (change: Place, count: Count): boolean =>
  change.device_id === count.device_id
    ? precedes(change, count)
    : change.occurred_at.getTime() <= count.occurred_at.getTime()

/** The count that holds: each till's last by its own order, and of these the latest by the clock. */
export function governingCount(counts: readonly Count[]): Count | undefined {
  const lastOf = new Map<string, Count>()
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

export const isSameCount = (a: Count | undefined, b: Count | undefined): boolean =>
  a?.device_id === b?.device_id && a?.epoch === b?.epoch && a?.seq === b?.seq
