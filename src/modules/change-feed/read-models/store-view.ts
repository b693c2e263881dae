import { type Bound, preparedRows, type SqlEntityManager } from "../../../core/sql"
import type { StoreView } from "../types"

/** Which store a till stands in, by its credential alone. */
export type TillPlace = Pick<
  StoreView,
  "retail_store_id" | "stock_location_id" | "sales_channel_id"
>

export type StoreViewRow = Omit<StoreView, keyof TillPlace>

/** One row, or none when the store does not exist any more; with `storeViewValues`. */
export const STORE_VIEW = `select store.country_code, region.id as region_id,
    coalesce(region.currency_code, shop.currency_code) as currency_code,
    (select is_tax_inclusive from price_preference p
     where p.attribute = 'region_id' and p.value = region.id and p.deleted_at is null) as region_includes_tax,
    coalesce((select is_tax_inclusive from price_preference p
     where p.attribute = 'currency_code' and p.deleted_at is null
       and p.value = coalesce(region.currency_code, shop.currency_code)), false) as includes_tax,
    exists (select 1 from product_sales_channel link
     where link.sales_channel_id = ? and link.deleted_at is null) as lists_products
  from omni_retail_store store
  left join region_country country on country.iso_2 = store.country_code and country.deleted_at is null
  left join region on region.id = country.region_id and region.deleted_at is null
  left join lateral (
    select currency_code from store_currency
    where is_default and deleted_at is null order by created_at limit 1
  ) shop on true
  where store.id = ? and store.deleted_at is null`

export const storeViewValues = ({ sales_channel_id, retail_store_id }: TillPlace): Bound[] => [
  sales_channel_id,
  retail_store_id,
]

/** What a row says, at a place. A place may carry more than is said here. */
export const storeViewAt = (place: TillPlace, row: StoreViewRow): StoreView => ({
  ...row,
  retail_store_id: place.retail_store_id,
  stock_location_id: place.stock_location_id,
  sales_channel_id: place.sales_channel_id,
})

/** What the tills of a place see now; null when the store does not exist any more. One statement. */
export async function readStoreView(
  manager: SqlEntityManager,
  place: TillPlace
): Promise<StoreView | null> {
  const [row] = await preparedRows<StoreViewRow>(manager, STORE_VIEW, storeViewValues(place))
  return row ? storeViewAt(place, row) : null
}
