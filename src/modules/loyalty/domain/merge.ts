import type { Book } from "./book"
import { at, latestFirst, type Lot, type Spot } from "./places"
import { settle } from "./settle"
import { spend } from "./spend"

/** Moves what lots hold from one account to the other; the lots are the other's from then on. */
function handOver(from: Book, to: Book, lots: readonly Lot[]): void {
  for (const lot of lots) {
    const held = lot.uses.filter(({ place }) => place === "held")
    const spots: [Spot, number][] = [
      [at("pending"), lot.pending],
      [at("available"), lot.available],
      [at("debt"), -lot.owed],
      ...held.map((use): [Spot, number] => [at("held", use.hold_id), use.amount]),
    ]
    for (const [spot, amount] of spots) {
      from.move(lot, spot, at("transferred"), amount)
      to.move(lot, at("transferred"), spot, amount)
    }
    from.lots.delete(lot.id)
    to.lots.set(lot.id, lot)
  }
}

/** All that one account has or owes becomes the other's; what one has pays what the other owes. */
export function merge(merged: Book, survivor: Book): void {
  handOver(merged, survivor, [...merged.lots.values()])
  settle(survivor)
}

export type MergeParts = { lotIds: ReadonlySet<string>; holdIds: ReadonlySet<string> }

/**
 * Gives an account back what it brought into a merge. Since then points of one side may have been used by the other:
 * each side now covers its own uses, with what it has, and owes the rest, for which `newLot` opens a lot.
 * Answers the ids of the lots that went back.
 */
export function unmerge(
  survivor: Book,
  merged: Book,
  parts: MergeParts,
  newLot: () => Lot
): string[] {
  const goesBack = new Set(parts.lotIds)
  for (const lot of survivor.lotsInOrder()) {
    for (const use of latestFirst(lot.uses)) {
      const usedBySide = use.hold_id !== null && parts.holdIds.has(use.hold_id)
      if (use.hold_id === null || usedBySide === goesBack.has(lot.id)) {
        continue
      }
      const spot = at(use.place, use.hold_id)
      const points = use.amount
      survivor.move(lot, spot, at("available"), points)
      const covered = spend(
        survivor,
        spot,
        points,
        (other) => goesBack.has(other.id) === usedBySide
      )
      if (covered < points) {
        const debtor = newLot()
        survivor.lots.set(debtor.id, debtor)
        if (usedBySide) {
          goesBack.add(debtor.id)
        }
        survivor.move(debtor, at("debt"), spot, points - covered)
      }
    }
  }
  const returned = [...survivor.lots.values()].filter((lot) => goesBack.has(lot.id))
  handOver(survivor, merged, returned)
  settle(survivor)
  settle(merged)
  return returned.map(({ id }) => id)
}
