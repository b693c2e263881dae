import { boundRows, type SqlEntityManager, type Bound } from "../../../core/sql"
import { chosen, type Which } from "../../../core/which"
import type { PosProduct } from "../../../types/pos-changes"
import type { StoreView } from "../types"

/** Whether a store sells the product `p`: published, and in its channel if that lists products. */
export const SOLD_HERE = `p.status = 'published' and p.deleted_at is null and (not ?::boolean or exists (
  select 1 from product_sales_channel link
  where link.product_id = p.id and link.sales_channel_id = ? and link.deleted_at is null))`

export const soldHereValues = (view: StoreView): Bound[] => [
  view.lists_products,
  view.sales_channel_id,
]

/** The products a store sells, by id. One statement. */
export async function readProducts(
  manager: SqlEntityManager,
  view: StoreView,
  which: Which
): Promise<Map<string, PosProduct>> {
  const { where, tail, whereValues, tailValues } = chosen("p.id", which)
  const rows = await boundRows<PosProduct & { id: string }>(
    manager,
    `select p.id, p.title, p.subtitle, p.handle, p.thumbnail, p.is_giftcard, p.discountable,
       p.collection_id, p.type_id,
       array(select c.product_category_id from product_category_product c
             where c.product_id = p.id order by 1) as category_ids,
       array(select t.product_tag_id from product_tags t where t.product_id = p.id order by 1) as tag_ids
     from product p where ${where} and ${SOLD_HERE} ${tail}`,
    [...whereValues, ...soldHereValues(view), ...tailValues]
  )
  return new Map(rows.map(({ id, ...product }) => [id, product]))
}
