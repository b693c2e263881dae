import { type ChangePlace, type Count, governingCount, isBefore, isSameCount } from "./counts"

export type Change = ChangePlace & { quantity: number; reason: string }

/** A movement of one level: so many units, for this reason, because of this fact. */
export type Booking<Fact> = { units: number; reason: string; because: Fact }

/** What is known of a level when facts about it arrive. */
export type KnownLevel<Counted> = {
  stocked: number
  /** The counts that arrived earlier; each till's last is enough. */
  counts: readonly Counted[]
}

/**
 * The count that holds because of these counts, and did not before; undefined when they change nothing. It may be
 * an earlier one of another till: a till's new count takes back its last one, and its clock may have been put back.
 */
export function newlyGoverning<Counted extends Count>(
  known: readonly Counted[],
  counted: readonly Counted[]
): Counted | undefined {
  const now = governingCount([...known, ...counted])
  return isSameCount(governingCount(known), now) ? undefined : now
}

/**
 * The movements that facts about one level become: each change as it is, and beside it what keeps the level true
 * to the count that holds. Without a count the level is the sum of all changes; with one it is the count and the
 * changes since.
 * @param since units that came and went after the count of `newlyGoverning`, as far as they arrived earlier
 */
export function bookingsOf<Changed extends Change, Counted extends Count>(
  level: KnownLevel<Counted>,
  facts: { changes: readonly Changed[]; counts: readonly Counted[] },
  since: number
): Booking<Changed | Counted>[] {
  const own = facts.changes.map((change) => booking(change.quantity, change.reason, change))
  const count = newlyGoverning(level.counts, facts.counts)
  if (count) {
    const later = facts.changes.filter((change) => !isBefore(change, count))
    const should = count.quantity + since + sum(later)
    return [...own, booking(should - level.stocked - sum(facts.changes), "counted", count)]
  }
  const holding = governingCount(level.counts)
  const late = holding ? facts.changes.filter((change) => isBefore(change, holding)) : []
  return [...own, ...late.map((change) => booking(-change.quantity, "count_correction", change))]
}

const booking = <Fact>(units: number, reason: string, because: Fact): Booking<Fact> => ({
  units,
  reason,
  because,
})

const sum = (changes: readonly { quantity: number }[]): number =>
  changes.reduce((total, { quantity }) => total + quantity, 0)
