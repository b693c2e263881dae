import {
  type DispositionPlaces,
  disposeUnit,
} from "../../../modules/store-return/domain/disposition"
import type { NewReturnCase } from "../../../modules/store-return/operations/cases"
import type { AcceptReturnInput } from "./accept-return"
import type { DeskOrder } from "./read-order"
import { unitByUnit } from "./unit-by-unit"

/** Each unit with the reason and grade it was handed in with and where it is put, in the order they were named. */
export function unitsTaken(
  order: DeskOrder,
  units: AcceptReturnInput["units"],
  quoted: readonly { line_id: string; place: number; amount: number }[],
  dispositions: DispositionPlaces
): NewReturnCase["units"] {
  const named = unitByUnit(units, quoted)
  const taken = quoted.map((unit, at) => ({ ...unit, ...named[at]! }))
  return order.lines.flatMap((line) =>
    taken
      .filter(({ line_id }) => line_id === line.id)
      .map(({ place, amount, reason, grade, to_centre }) => ({
        order_line_item_id: line.id,
        place,
        variant_id: line.variant_id,
        title: line.title,
        reason,
        grade,
        ...disposeUnit({ grade, to_centre }, dispositions),
        amount,
      }))
  )
}
