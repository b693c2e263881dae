import { boundRows, preparedRows, type SqlEntityManager } from "../../../core/sql"
import type { FactSource, StockCount } from "../types"
import type { LevelPlace } from "./locked-levels"

/** A count as it is kept; `created_at` is when we heard of it. */
export type CountRow = LevelPlace &
  FactSource & { quantity: number; occurred_at: Date; created_at: Date }

export const countRowsOf = (counts: readonly StockCount[], receivedAt: Date): CountRow[] =>
  counts.map(({ source, ...count }) => ({ ...count, ...source, created_at: receivedAt }))

/** Each till's last count of each level, by "<item> <place>". */
export async function readCounts(
  manager: SqlEntityManager,
  places: readonly LevelPlace[]
): Promise<Map<string, CountRow[]>> {
  const rows = await preparedRows<CountRow>(
    manager,
    `select distinct on (count.inventory_item_id, count.stock_location_id, count.device_id)
       count.inventory_item_id, count.stock_location_id, count.device_id, count.epoch,
       count.seq::float8 as seq, count.event_id, count.occurred_at, count.created_at, count.quantity
     from unnest(?::text[], ?::text[]) as wanted(item, place)
     join omni_stock_count count
       on count.inventory_item_id = wanted.item and count.stock_location_id = wanted.place
     where count.deleted_at is null
     order by count.inventory_item_id, count.stock_location_id, count.device_id, count.epoch desc, count.seq desc`,
    [places.map((place) => place.inventory_item_id), places.map((place) => place.stock_location_id)]
  )
  const counts = new Map<string, CountRow[]>()
  for (const row of rows) {
    const key = `${row.inventory_item_id} ${row.stock_location_id}`
    counts.set(key, [...(counts.get(key) ?? []), row])
  }
  return counts
}

export async function writeCounts(
  manager: SqlEntityManager,
  counts: readonly CountRow[]
): Promise<void> {
  if (counts.length > 0) {
    await boundRows(
      manager,
      `insert into omni_stock_count (inventory_item_id, stock_location_id, quantity, occurred_at, device_id,
         epoch, seq, event_id, created_at, updated_at)
       select inventory_item_id, stock_location_id, quantity, occurred_at, device_id, epoch, seq, event_id,
         created_at, created_at
       from jsonb_to_recordset(?::jsonb) as count(
         inventory_item_id text, stock_location_id text, quantity int, occurred_at timestamptz,
         device_id text, epoch int, seq bigint, event_id text, created_at timestamptz)`,
      [JSON.stringify(counts)]
    )
  }
}

/**
 * Units that came and went since counts, by the rule of `isBefore`; in the order of the counts. Corrections by
 * counts are not among them, nor what stood there before the ledger began. Changes without a till are timed by our
 * clock: they come after a count we had heard of, however far ahead its till's clock was.
 */
export async function sumsSince(
  manager: SqlEntityManager,
  counts: readonly CountRow[]
): Promise<number[]> {
  if (counts.length === 0) {
    return []
  }
  const rows = await boundRows<{ units: number }>(
    manager,
    `select since.units
     from unnest(?::text[], ?::text[], ?::text[], ?::int[], ?::bigint[], ?::timestamptz[], ?::timestamptz[])
       with ordinality as count(item, place, device_id, epoch, seq, occurred_at, heard_at, number)
     cross join lateral (
       select coalesce(sum(stocked_change), 0)::float8 as units from omni_stock_movement movement
       where inventory_item_id = count.item and stock_location_id = count.place
         and reason not in ('counted', 'count_correction', 'opening')
         and case
           when movement.device_id is null then movement.occurred_at > least(count.occurred_at, count.heard_at)
           when movement.device_id = count.device_id then (movement.epoch, movement.seq) > (count.epoch, count.seq)
           else movement.occurred_at > count.occurred_at
         end
     ) since
     order by count.number`,
    [
      counts.map((count) => count.inventory_item_id),
      counts.map((count) => count.stock_location_id),
      counts.map((count) => count.device_id),
      counts.map((count) => count.epoch),
      counts.map((count) => count.seq),
      counts.map((count) => count.occurred_at),
      counts.map((count) => count.created_at),
    ]
  )
  return rows.map(({ units }) => units)
}
