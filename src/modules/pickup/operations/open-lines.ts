import type { SqlEntityManager } from "../../../core/sql"
import type { PickupLineRow } from "../types"
import { linesOf } from "./pickups"
import { unitsSettled } from "./settlements"

/** Lines with the units that are still owed to the shopper: what was given back is no longer among them. */
export async function openLines(
  manager: SqlEntityManager,
  pickupId: string
): Promise<PickupLineRow[]> {
  const [lines, settled] = [
    await linesOf(manager, [pickupId]),
    await unitsSettled(manager, pickupId),
  ]
  return lines
    .map((line) => ({
      ...line,
      quantity: line.quantity - (settled.get(line.order_line_item_id) ?? 0),
    }))
    .filter((line) => line.quantity > 0)
}
