import { generateEntityId } from "@medusajs/framework/utils"
import { boundRows, type SqlEntityManager } from "../../../core/sql"
import type { Count } from "../domain/counts"
import type { StockCount } from "../types"
import type { LevelPlace } from "./locked-levels"

/** Each till's last count of each level, by "<item> <place>". */
export async function readCounts(
  manager: SqlEntityManager,
  places: readonly LevelPlace[]
): Promise<Map<string, Count[]>> {
  const rows = await boundRows<Count & LevelPlace>(
    manager,
    `select distinct on (count.inventory_item_id, count.stock_location_id, count.device_id)
       count.inventory_item_id, count.stock_location_id, count.device_id, count.epoch,
       count.seq::float8 as seq, count.occurred_at, count.quantity
     from unnest(?::text[], ?::text[]) as wanted(item, place)
     join omni_stock_count count
       on count.inventory_item_id = wanted.item and count.stock_location_id = wanted.place
     where count.deleted_at is null
     order by count.inventory_item_id, count.stock_location_id, count.device_id, count.epoch desc, count.seq desc`,
    [places.map((place) => place.inventory_item_id), places.map((place) => place.stock_location_id)]
  )
  const counts = new Map<string, Count[]>()
  for (const { inventory_item_id, stock_location_id, ...count } of rows) {
    const key = `${inventory_item_id} ${stock_location_id}`
    counts.set(key, [...(counts.get(key) ?? []), count])
  }
  return counts
}

export async function writeCounts(
  manager: SqlEntityManager,
  counts: readonly StockCount[]
): Promise<void> {
  if (counts.length > 0) {
    const rows = counts.map(({ source, ...count }) => ({
      id: generateEntityId(undefined, "stc"),
      ...count,
      ...source,
    }))
    await boundRows(
      manager,
      `insert into omni_stock_count
         (id, inventory_item_id, stock_location_id, quantity, occurred_at, device_id, epoch, seq, event_id)
       select id, inventory_item_id, stock_location_id, quantity, occurred_at, device_id, epoch, seq, event_id
       from jsonb_to_recordset(?::jsonb) as count(
         id text, inventory_item_id text, stock_location_id text, quantity int, occurred_at timestamptz,
         device_id text, epoch int, seq bigint, event_id text)`,
      [JSON.stringify(rows)]
    )
  }
}

/**
 * Units that came and went since a count, by the rule of `isBefore`. Corrections by counts are not among them,
 * nor what stood there before the ledger began.
 */
export async function sumSince(
  manager: SqlEntityManager,
  place: LevelPlace,
  count: Count
): Promise<number> {
  const [row] = await boundRows<{ units: number }>(
    manager,
    `select coalesce(sum(stocked_change), 0)::float8 as units from omni_stock_movement
     where inventory_item_id = ? and stock_location_id = ? and deleted_at is null
       and reason not in ('counted', 'count_correction', 'opening')
       and case when device_id = ? then (epoch, seq) > (?, ?) else occurred_at > ? end`,
    [
      place.inventory_item_id,
      place.stock_location_id,
      count.device_id,
      count.epoch,
      count.seq,
      count.occurred_at,
    ]
  )
  return row!.units
}
