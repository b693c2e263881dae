import { boundRows, type SqlEntityManager } from "../../../core/sql"
import type { StoreDays } from "../types"
import { FOUND_CASES, productOf } from "./found-cases"
import { bindDays } from "./store-days"

/** Units that shoppers got. Of a store, product or channel that is not in it: none. */
export type UnitsSold = {
  units: number
  products: ReadonlyMap<string | null, number>
  stores: ReadonlyMap<string | null, number>
  channels: ReadonlyMap<string | null, number>
}

/**
 * Fulfilments that were handed over on these days: collected, delivered or sold at a till. All are found by one index, in
 * the widest of the stores' days; those of places that are no store count to the store null.
 */
const HANDED = `handed as (
  select made.id, days.store_id from fulfillment made
  left join omni_days place on place.stock_location_id = made.location_id
  join omni_days days on days.store_id is not distinct from place.store_id
    and made.delivered_at >= days.starts_at and made.delivered_at < days.ends_at
  where made.delivered_at >= (select min(starts_at) from omni_days)
    and made.delivered_at < (select max(ends_at) from omni_days)
    and made.canceled_at is null and made.deleted_at is null
)`

/** A product made of parts is fulfilled part by part, and is one unit all the same. */
const FULFILLED = `fulfilled as (
  select handed.id, handed.store_id, item.line_item_id, line.variant_id,
    coalesce(line.product_title, line.title) as title,
    max(item.quantity / greatest(coalesce(part.required_quantity, 1), 1)) as units
  from handed
  join fulfillment_item item on item.fulfillment_id = handed.id and item.deleted_at is null
  join order_line_item line on line.id = item.line_item_id
  left join product_variant_inventory_item part on part.variant_id = line.variant_id
    and part.inventory_item_id = item.inventory_item_id and part.deleted_at is null
  group by 1, 2, 3, 4, 5
)`

/** What a desk handed out in exchange has no fulfilment; what lay elsewhere gets one when the shopper gets it. */
const GOT = `got as (
  select fulfilled.store_id, fulfilled.variant_id, fulfilled.title, fulfilled.units, link.order_id
  from fulfilled
  join order_fulfillment link on link.fulfillment_id = fulfilled.id and link.deleted_at is null
  union all
  select found.retail_store_id, going.variant_id, going.title, 1, found.order_id
  from found join omni_return_new_unit going on going.case_id = found.id
    and going.from_location_id is null
)`

type Row = {
  side: "units" | "products" | "stores" | "channels"
  id: string | null
  units: number
}

/** What shoppers got in these stores on these days; of products only those that are named. */
export async function readUnitsSold(
  manager: SqlEntityManager,
  days: StoreDays,
  products: readonly string[]
): Promise<UnitsSold> {
  const { rows: daysRows, values } = bindDays(days)
  const rows = await boundRows<Row>(
    manager,
    `with ${daysRows}, ${FOUND_CASES}, ${HANDED}, ${FULFILLED}, ${GOT}, counted as (
       select got.store_id, bought.sales_channel_id as channel_id, got.units,
         case when ${productOf("got")} = any(?::text[]) then ${productOf("got")} end as product_id
       from got
       join "order" bought on bought.id = got.order_id
       left join product_variant variant on variant.id = got.variant_id
       where bought.status <> 'canceled'
     )
     select case grouping(product_id, store_id, channel_id)
         when 7 then 'units' when 3 then 'products' when 5 then 'stores' else 'channels' end as side,
       coalesce(product_id, store_id, channel_id) as id, coalesce(sum(units), 0)::int as units
     from counted
     group by grouping sets ((), (product_id), (store_id), (channel_id))`,
    [...values, products]
  )
  const by = (side: Row["side"]) =>
    new Map(rows.filter((row) => row.side === side).map(({ id, units }) => [id, units]))
  return {
    units: by("units").get(null) ?? 0,
    products: by("products"),
    stores: by("stores"),
    channels: by("channels"),
  }
}
