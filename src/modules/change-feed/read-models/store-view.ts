import { rowsOf, type SqlEntityManager } from "../../../core/sql"
import type { StoreView } from "../types"

type Store = Pick<
  StoreView,
  "retail_store_id" | "stock_location_id" | "sales_channel_id" | "country_code"
>

/** What the store's tills see now. One statement. */
export async function readStoreView(manager: SqlEntityManager, store: Store): Promise<StoreView> {
  const [row] = await rowsOf<Omit<StoreView, keyof Store>>(
    manager,
    `select region.id as region_id,
       coalesce(region.currency_code, shop.currency_code) as currency_code,
       (select is_tax_inclusive from price_preference p
        where p.attribute = 'region_id' and p.value = region.id and p.deleted_at is null) as region_includes_tax,
       coalesce((select is_tax_inclusive from price_preference p
        where p.attribute = 'currency_code' and p.deleted_at is null
          and p.value = coalesce(region.currency_code, shop.currency_code)), false) as includes_tax,
       exists (select 1 from product_sales_channel link
        where link.sales_channel_id = ? and link.deleted_at is null) as lists_products
     from (select 1) as one
     left join (
       select r.id, r.currency_code from region_country c join region r on r.id = c.region_id
       where c.iso_2 = ? and r.deleted_at is null and c.deleted_at is null limit 1
     ) region on true
     left join (
       select currency_code from store_currency
       where is_default and deleted_at is null order by created_at limit 1
     ) shop on true`,
    [store.sales_channel_id, store.country_code]
  )
  return { ...store, ...(row as Omit<StoreView, keyof Store>) }
}
