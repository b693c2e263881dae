import type { RequestUnit, ReturnReason } from "../types"
import type { GradedUnit } from "./disposition"

/** Units of a line that were in a parcel. `reason`: as staff say; left out: as the shopper announced. */
export type ParcelUnit = GradedUnit & {
  line_item_id: string
  quantity: number
  reason?: ReturnReason
}

type Announced = Pick<RequestUnit, "order_line_item_id" | "reason" | "quantity">
type Told<Unit> = Omit<Unit, "reason"> & { reason: ReturnReason }

/**
 * Units of a parcel one by one, each with its reason. Of units of one line nobody can tell which was announced for what: those
 * in a bad state are taken to be the faulty ones, as many as were announced so, and the others have the reasons that are left.
 * What came beside them was announced for nothing.
 */
export function withOwnReasons<Unit extends ParcelUnit>(
  announced: readonly Announced[],
  units: readonly Unit[]
): Told<Unit>[] {
  const each = units.flatMap((unit) =>
    Array.from({ length: unit.quantity }, () => ({ ...unit, quantity: 1 }))
  )
  const left = new Map<string, ReturnReason[]>()
  for (const { order_line_item_id: line, reason, quantity } of announced) {
    const same = Array.from({ length: quantity }, () => reason)
    left.set(line, [...(left.get(line) ?? []), ...same])
  }
  const take = (line: string, wanted: (reason: ReturnReason) => boolean) => {
    const reasons = left.get(line) ?? []
    const at = reasons.findIndex(wanted)
    return at < 0 ? undefined : reasons.splice(at, 1)[0]
  }
  const chosen = new Map<number, ReturnReason>()
  const choose = (reasonOf: (unit: Unit) => ReturnReason | undefined) =>
    each.forEach((unit, at) => {
      const reason = chosen.get(at) ?? reasonOf(unit)
      if (reason) {
        chosen.set(at, reason)
      }
    })
  // What staff say was announced is left for no other unit.
  choose(({ line_item_id, reason }) => take(line_item_id, (own) => own === reason) ?? reason)
  choose(({ line_item_id, grade }) =>
    grade === "resell" ? undefined : take(line_item_id, isFaulty)
  )
  choose(({ line_item_id }) => take(line_item_id, (reason) => !isFaulty(reason)))
  choose(({ line_item_id }) => take(line_item_id, isFaulty))
  return each.map((unit, at) => ({ ...unit, reason: chosen.get(at) ?? "other" }))
}

const isFaulty = (reason: ReturnReason): boolean => reason === "quality"
