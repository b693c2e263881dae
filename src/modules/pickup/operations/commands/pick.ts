import { invalid } from "../../../../core/errors"
import type { SqlEntityManager } from "../../../../core/sql"
import type { CommandEnvelope, PickupLineRow } from "../../types"
import { transition, type TransitionResult } from "../transition"

export type PickedLine = { id: string; picked_quantity: number; short_quantity?: number }

/** @throws INVALID_DATA `line_twice` when a request speaks of one line twice. */
export function assertEachOnce(entries: readonly { id: string }[]): void {
  if (new Set(entries.map((entry) => entry.id)).size < entries.length) {
    throw invalid("line_twice", "lines: each line may be named once")
  }
}

/** The line of the pickup. @throws INVALID_DATA `line_not_found`. */
export function lineOf(lines: readonly PickupLineRow[], id: string): PickupLineRow {
  const line = lines.find((candidate) => candidate.id === id)
  if (!line) {
    throw invalid("line_not_found", `This pickup has no line "${id}"`)
  }
  return line
}

/**
 * Units found and not found so far, absolute per line.
 * @throws INVALID_DATA `line_not_found`, `too_many_units`.
 */
export function pick(
  manager: SqlEntityManager,
  envelope: CommandEnvelope,
  picked: readonly PickedLine[]
): Promise<TransitionResult> {
  assertEachOnce(picked)
  return transition(manager, "pick", envelope, picked, ({ lines }) => ({
    to: "picking",
    lines: picked.map((entry) => {
      const line = lineOf(lines, entry.id)
      const short = entry.short_quantity ?? line.short_quantity
      if (entry.picked_quantity + short > line.quantity) {
        throw invalid("too_many_units", `Line "${line.title}" has only ${line.quantity} units`)
      }
      return { id: line.id, picked_quantity: entry.picked_quantity, short_quantity: short }
    }),
    details: { lines: picked },
  }))
}
