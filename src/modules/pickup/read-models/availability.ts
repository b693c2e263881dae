import { listOf, rowsOf, type SqlEntityManager } from "../../../core/sql"

export type AvailabilityInput = {
  location_ids: readonly string[]
  inventory_item_ids: readonly string[]
  /** The holds of this cart are its own units: they do not count against it. */
  except_cart_id?: string
  now: Date
}

/** Units of one inventory item in one place that nobody has a claim on; negative when more is promised than there is. */
export type FreeStock = { location_id: string; inventory_item_id: string; quantity: number }

/**
 * Stocked less reserved less live holds of other carts, for every asked pair that has an inventory
 * level: what is not in the answer is not stocked there. Safety stock is not taken off. One statement.
 */
export async function readAvailability(
  manager: SqlEntityManager,
  { location_ids, inventory_item_ids, except_cart_id, now }: AvailabilityInput
): Promise<FreeStock[]> {
  if (!location_ids.length || !inventory_item_ids.length) {
    return []
  }
  const locations = listOf(location_ids)
  const items = listOf(inventory_item_ids)
  return await rowsOf<FreeStock>(
    manager,
    `select l.location_id, l.inventory_item_id,
       (l.stocked_quantity - l.reserved_quantity - coalesce(h.quantity, 0))::float8 as quantity
     from inventory_level l
     left join (
       select stock_location_id, inventory_item_id, sum(quantity) as quantity
       from omni_stock_hold
       where stock_location_id in (${locations}) and inventory_item_id in (${items}) and cart_id <> ?
         and state = 'held' and expires_at > ? and deleted_at is null
       group by stock_location_id, inventory_item_id
     ) h on h.stock_location_id = l.location_id and h.inventory_item_id = l.inventory_item_id
     where l.inventory_item_id in (${items}) and l.location_id in (${locations}) and l.deleted_at is null`,
    [
      ...location_ids,
      ...inventory_item_ids,
      // No cart has an empty id.
      except_cart_id ?? "",
      now,
      ...inventory_item_ids,
      ...location_ids,
    ]
  )
}
