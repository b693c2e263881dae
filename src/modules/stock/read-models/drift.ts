import type { Sql } from "../../../core/jobs"

/** A level that its movements do not explain. */
export type Drift = {
  inventory_item_id: string
  stock_location_id: string
  /** What Medusa has. */
  stocked: number
  reserved: number
  /** What the movements add up to. */
  stocked_sum: number
  reserved_sum: number
}

/** Levels that are not the sum of their movements, in one pass over both tables; a statement sees one moment of them. */
export async function findDrift(sql: Sql, limit: number): Promise<Drift[]> {
  return await sql<Drift>(
    `select inventory_item_id, stock_location_id, stocked::float8, reserved::float8,
       stocked_sum::float8, reserved_sum::float8
     from (
       select item as inventory_item_id, place as stock_location_id, sum(stocked) as stocked,
         sum(reserved) as reserved, sum(stocked_sum) as stocked_sum, sum(reserved_sum) as reserved_sum
       from (
         select inventory_item_id as item, location_id as place, stocked_quantity as stocked,
           reserved_quantity as reserved, 0 as stocked_sum, 0 as reserved_sum
         from inventory_level where deleted_at is null
         union all
         select inventory_item_id, stock_location_id, 0, 0, stocked_change, reserved_change
         from omni_stock_movement
       ) facts
       group by item, place
     ) sums
     where stocked <> stocked_sum or reserved <> reserved_sum
     order by inventory_item_id, stock_location_id limit ?`,
    [limit]
  )
}

/** A difference in words, for a log or a screen. */
export const describeDrift = (drift: Drift): string =>
  `item ${drift.inventory_item_id} at ${drift.stock_location_id}: stocked ${drift.stocked}, movements ${drift.stocked_sum}; ` +
  `reserved ${drift.reserved}, movements ${drift.reserved_sum}`
