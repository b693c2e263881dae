import type { AdminReturnRefusal } from "../../../src/types/return-desk"

/** A quote of an order's or of a gift receipt's units, as far as the policy speaks of them. */
export type AssessedUnits = {
  units: readonly { line_item_id: string; refusals: AdminReturnRefusal[] }[]
}

/** `key` tells whose it is: a line of an order, or scanned goods; `id` tells it from every other. */
export type Refused = AdminReturnRefusal & { id: string; key: string }
type Quoted = { refusals: AdminReturnRefusal[] }

/** What the policy refuses of quoted units, each reason once a key; a state that it refuses is a reason of its own. */
export const refusedBy = <Unit extends Quoted>(
  units: readonly Unit[],
  keyOf: (unit: Unit) => string
): Refused[] => {
  const found = new Map<string, Refused>()
  for (const unit of units) {
    const key = keyOf(unit)
    for (const refusal of unit.refusals) {
      const id = [key, refusal.code, refusal.params.grade].join(" ")
      found.set(id, { ...refusal, id, key })
    }
  }
  return [...found.values()]
}

/** As `refusedBy`, by line of the order. */
export const refusalsOf = ({ units }: AssessedUnits): Refused[] =>
  refusedBy(units, ({ line_item_id }) => line_item_id)

const RANKS = ["associate", "manager", "admin", "nobody"] as const

/** Who may let in all of it. */
export const strictest = (refused: readonly Refused[]): (typeof RANKS)[number] =>
  RANKS[Math.max(...refused.map(({ override_by }) => RANKS.indexOf(override_by)))] ?? "nobody"
