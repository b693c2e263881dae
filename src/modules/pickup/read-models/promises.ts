import { boundRows, type SqlEntityManager } from "../../../core/sql"
import type { PromisedUnits, ShortLevel } from "../domain/promises"

export type StockPlace = { inventory_item_id: string; stock_location_id: string }

const SHORT = `
  select level.inventory_item_id, level.location_id as stock_location_id,
    (level.reserved_quantity - level.stocked_quantity)::float8 as missing,
    promise.line_item_id, promise.quantity, promise.promised_at, promise.order_id, promise.pickup_id,
    promise.is_set_aside
  from unnest(?::text[], ?::text[]) as wanted(item, place)
  join inventory_level level on level.inventory_item_id = wanted.item and level.location_id = wanted.place
    and level.deleted_at is null and level.reserved_quantity > level.stocked_quantity
  left join lateral (
    select reservation.line_item_id, reservation.quantity::float8 as quantity,
      coalesce(pickup.created_at, reservation.created_at) as promised_at,
      coalesce(pickup.order_id, sold.order_id) as order_id, pickup.id as pickup_id,
      coalesce(pickup.status in ('ready', 'partially_collected') or line.picked_quantity > 0, false) as is_set_aside
    from reservation_item reservation
    left join omni_pickup_line line on line.order_line_item_id = reservation.line_item_id and line.deleted_at is null
    left join omni_pickup pickup on pickup.id = line.pickup_id and pickup.deleted_at is null
    left join lateral (
      select order_id from order_item item
      where item.item_id = reservation.line_item_id and item.deleted_at is null limit 1
    ) sold on true
    where reservation.inventory_item_id = level.inventory_item_id and reservation.location_id = level.location_id
      and reservation.deleted_at is null and reservation.line_item_id is not null
  ) promise on true`

type Row = Omit<ShortLevel, "promises"> & PromisedUnits

/** Of these places, those that have promised more than they have, with what they have promised to whom. */
export async function readShortLevels(
  manager: SqlEntityManager,
  places: readonly StockPlace[]
): Promise<ShortLevel[]> {
  const rows = await boundRows<Row>(manager, SHORT, [
    places.map(({ inventory_item_id }) => inventory_item_id),
    places.map(({ stock_location_id }) => stock_location_id),
  ])
  const levels = new Map<string, ShortLevel>()
  for (const { inventory_item_id, stock_location_id, missing, ...promise } of rows) {
    const key = `${inventory_item_id} ${stock_location_id}`
    const level = levels.get(key) ?? {
      inventory_item_id,
      stock_location_id,
      missing,
      promises: [],
    }
    levels.set(key, level)
    if (promise.order_id) {
      level.promises.push(promise)
    }
  }
  return [...levels.values()]
}
