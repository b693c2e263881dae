import type { Context } from "@medusajs/framework/types"
import { rows } from "./sql"

/** A stock location that is no store, such as a warehouse. */
export type CentralPlace = { id: string; name: string }

/** Places that are no store and have unreserved units of one of the items, by name; so many at the most. */
export async function readCentralPlaces(
  context: Context,
  itemIds: readonly string[],
  most: number
): Promise<CentralPlace[]> {
  return itemIds.length === 0
    ? []
    : await rows<CentralPlace>(
        context,
        `select distinct place.id, place.name from inventory_level level
         join stock_location place on place.id = level.location_id and place.deleted_at is null
         where level.inventory_item_id in (?) and level.deleted_at is null
           and level.stocked_quantity > level.reserved_quantity
           and not exists (
             select 1 from omni_retail_store s
             where s.stock_location_id = level.location_id and s.deleted_at is null
           )
         order by place.name, place.id limit ?`,
        [itemIds, most]
      )
}
