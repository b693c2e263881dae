import type { AdminReturnRefusal } from "../../../src/types/return-desk"

/** A quote of an order's or of a gift receipt's units, as far as the policy speaks of them. */
export type AssessedUnits = {
  units: readonly { line_item_id: string; refusals: AdminReturnRefusal[] }[]
}

export type RefusedLine = AdminReturnRefusal & { line_item_id: string }

/** What the policy refuses of a quote, each reason once a line. */
export const refusalsOf = ({ units }: AssessedUnits): RefusedLine[] => {
  const found = new Map<string, RefusedLine>()
  for (const { line_item_id, refusals } of units) {
    for (const refusal of refusals) {
      found.set(`${line_item_id} ${refusal.code}`, { ...refusal, line_item_id })
    }
  }
  return [...found.values()]
}
