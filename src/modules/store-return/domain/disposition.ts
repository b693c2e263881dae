import type { ReturnDisposition, ReturnGrade } from "../types"

/** The state a unit is handed in in, and whether staff want it in the centre; only a unit to `resell` goes there. */
export type GradedUnit = { grade: ReturnGrade; to_centre?: boolean }

/**
 * Whose stock a unit becomes by where it is put, for one place that receives. null: nobody's; of the centre: nothing is
 * sent on from here.
 */
export type DispositionPlaces = { shelf: string } & Record<
  Exclude<ReturnDisposition, "shelf">,
  string | null
>

const BY_GRADE = {
  resell: "shelf",
  refurbish: "refurbish",
  damaged: "damaged_bin",
} as const satisfies Record<ReturnGrade, ReturnDisposition>

/** Where a unit is put, and whose stock it becomes there. */
export function disposeUnit(
  { grade, to_centre }: GradedUnit,
  places: DispositionPlaces
): { disposition: ReturnDisposition; stock_location_id: string | null } {
  const isSent = grade === "resell" && to_centre && places.centre !== null
  const disposition = isSent ? "centre" : BY_GRADE[grade]
  return { disposition, stock_location_id: places[disposition] }
}

/** Stock locations, by the options, whose goods are promised to nobody. */
export const binsOf = ({
  refurbishLocationId,
  damagedLocationId,
}: {
  refurbishLocationId?: string
  damagedLocationId?: string
}): string[] => [refurbishLocationId ?? [], damagedLocationId ?? []].flat()
