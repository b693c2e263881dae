import {
  type DispositionPlaces,
  disposeUnit,
} from "../../../modules/store-return/domain/disposition"
import type { NewReturnCase } from "../../../modules/store-return/operations/cases"
import type { AcceptReturnInput } from "./accept-return"
import type { DeskOrder } from "./read-order"

/** Each unit with the reason and grade it was handed in with and where it is put, in the order they were named. */
export function unitsTaken(
  order: DeskOrder,
  units: AcceptReturnInput["units"],
  quoted: readonly { line_id: string; place: number; amount: number }[],
  dispositions: DispositionPlaces
): NewReturnCase["units"] {
  const named = units.flatMap(({ quantity, ...unit }) =>
    Array.from({ length: quantity }, () => unit)
  )
  return order.lines.flatMap((line) => {
    const places = quoted.filter(({ line_id }) => line_id === line.id)
    return named
      .filter(({ line_item_id }) => line_item_id === line.id)
      .map(({ reason, ...graded }, index) => ({
        order_line_item_id: line.id,
        place: places[index]!.place,
        variant_id: line.variant_id,
        title: line.title,
        reason,
        grade: graded.grade,
        ...disposeUnit(graded, dispositions),
        amount: places[index]!.amount,
      }))
  })
}
