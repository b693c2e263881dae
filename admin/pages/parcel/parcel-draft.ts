import type { AdminReturnRequest } from "../../../src/types/return-requests"
import type { ParcelUnits, Stray } from "../../data/parcels"
import { GRADES, type UnitsDraft } from "../return-desk/units-draft"

export const LONGEST_DESCRIPTION = 200
/** Of one foreign thing, and lines of them: the server takes no more. */
export const MOST_OF_A_STRAY = 100
export const MOST_STRAYS = 50

/** Units of the order that are in the parcel, those of a line in one state together. */
export const parcelUnits = (draft: UnitsDraft): ParcelUnits[] =>
  Object.entries(draft).flatMap(([line_item_id, units]) =>
    GRADES.flatMap((grade) => {
      const quantity = units.filter((unit) => unit.grade === grade).length
      return quantity > 0 ? [{ line_item_id, quantity, grade }] : []
    })
  )

/** A foreign thing that nobody described yet is none. */
export const namedStrays = (strays: readonly Stray[]): Stray[] =>
  strays.flatMap(({ description, quantity }) =>
    description.trim() ? [{ description: description.trim(), quantity }] : []
  )

/** What was announced and is not among what came: where it is refused, it is sent back to the shopper. */
export const missingOf = (
  differences: readonly Difference[]
): { line_item_id: string; quantity: number }[] =>
  differences.flatMap(({ line_item_id, announced, came }) =>
    came < announced ? [{ line_item_id, quantity: announced - came }] : []
  )

export type Difference = { line_item_id: string; announced: number; came: number }

/** Lines of which more or fewer units came than the shopper announced. */
export const differencesOf = (
  announced: AdminReturnRequest["units"],
  draft: UnitsDraft
): Difference[] => {
  const lines = new Map<string, Difference>()
  const lineOf = (line_item_id: string): Difference => {
    const line = lines.get(line_item_id) ?? { line_item_id, announced: 0, came: 0 }
    lines.set(line_item_id, line)
    return line
  }
  announced.forEach(({ line_item_id, quantity }) => (lineOf(line_item_id).announced += quantity))
  Object.entries(draft).forEach(([id, units]) => (lineOf(id).came = units.length))
  return [...lines.values()].filter((line) => line.announced !== line.came)
}
