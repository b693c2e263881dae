import { rowsOf, type SqlEntityManager } from "../../../core/sql"
import { chosen, type Which } from "../../../core/which"
import type { PosVariant } from "../../../types/pos-changes"
import type { StoreView } from "../types"
import { SOLD_HERE, soldHereValues } from "./products"

/** The variants of the products a store sells, by id. One statement. */
export async function readVariants(
  manager: SqlEntityManager,
  view: StoreView,
  which: Which
): Promise<Map<string, PosVariant>> {
  const { where, tail, whereValues, tailValues } = chosen("v.id", which)
  const rows = await rowsOf<PosVariant & { id: string }>(
    manager,
    `select v.id, v.product_id, v.title, v.sku, v.barcode, v.ean, v.upc, v.manage_inventory, v.allow_backorder,
       coalesce((
         select jsonb_object_agg(o.title, value.value) from product_variant_option pivot
         join product_option_value value on value.id = pivot.option_value_id and value.deleted_at is null
         join product_option o on o.id = value.option_id and o.deleted_at is null
         where pivot.variant_id = v.id), '{}') as options,
       coalesce((
         select jsonb_agg(jsonb_build_object('inventory_item_id', i.inventory_item_id,
           'required_quantity', i.required_quantity) order by i.inventory_item_id)
         from product_variant_inventory_item i
         where i.variant_id = v.id and i.deleted_at is null), '[]') as inventory
     from product_variant v join product p on p.id = v.product_id
     where ${where} and v.deleted_at is null and ${SOLD_HERE} ${tail}`,
    [...whereValues, ...soldHereValues(view), ...tailValues]
  )
  return new Map(rows.map(({ id, ...variant }) => [id, variant]))
}
