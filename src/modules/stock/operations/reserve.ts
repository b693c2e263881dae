import { conflict } from "../../../core/errors"
import { lockKey, type SqlEntityManager } from "../../../core/sql"
import type { ReserveInput } from "../types"
import { change, isDone, lockLevels } from "./levels"
import { insertReservation } from "./reservations"

/**
 * Promises units of named places to lines of orders; the lines may be written later. Medusa's own reserves in a place of
 * its choice. Once per reference. What carts hold and stores keep back is for the caller to ask, under the same locks.
 * @throws CONFLICT `store_out_of_stock` when a place has too little
 */
export async function reserve(
  manager: SqlEntityManager,
  { units, reference }: ReserveInput,
  now: Date
): Promise<void> {
  await lockKey(manager, `omni_stock:${reference}`)
  if (await isDone(manager, reference)) {
    return
  }
  const levels = await lockLevels(
    manager,
    units.map(({ inventory_item_id }) => inventory_item_id),
    units.map(({ stock_location_id }) => stock_location_id)
  )
  const taken = new Map<string, number>()
  for (const { inventory_item_id, stock_location_id, line_item_id, quantity } of units) {
    const level = levels.get(inventory_item_id, stock_location_id)
    const before = taken.get(level?.id ?? "") ?? 0
    if (!level || level.stocked - level.reserved - before < quantity) {
      throw conflict("store_out_of_stock", "The place has too little of it")
    }
    taken.set(level.id, before + quantity)
    await insertReservation(
      manager,
      { line_item_id, inventory_item_id, location_id: stock_location_id, quantity },
      now
    )
    await change(
      manager,
      {
        ...{ inventory_item_id, stock_location_id, line_item_id, reference },
        ...{ stocked_change: 0, reserved_change: quantity, reason: "reserved" },
      },
      now
    )
  }
}
