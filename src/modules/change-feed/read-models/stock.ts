import { boundRows, type SqlEntityManager } from "../../../core/sql"
import { chosen, type Which } from "../../../core/which"
import type { PosStock } from "../../../types/pos-changes"
import type { StoreView } from "../types"

/** What lies in the store, by inventory item. One statement. */
export async function readStock(
  manager: SqlEntityManager,
  view: StoreView,
  which: Which
): Promise<Map<string, PosStock>> {
  const { where, tail, whereValues, tailValues } = chosen("l.inventory_item_id", which)
  const rows = await boundRows<{ id: string; stocked: number; reserved: number }>(
    manager,
    `select l.inventory_item_id as id, l.stocked_quantity::float8 as stocked,
       l.reserved_quantity::float8 as reserved
     from inventory_level l
     where ${where} and l.location_id = ? and l.deleted_at is null ${tail}`,
    [...whereValues, view.stock_location_id, ...tailValues]
  )
  return new Map(
    rows.map(({ id, stocked, reserved }) => [
      id,
      { stocked, reserved, available: stocked - reserved },
    ])
  )
}
