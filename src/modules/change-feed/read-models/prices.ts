import { boundRows, type SqlEntityManager } from "../../../core/sql"
import { chosen, type Which } from "../../../core/which"
import type { PosPrice } from "../../../types/pos-changes"
import { priceDataOf, type PriceRow } from "../domain/prices"
import type { StoreView } from "../types"
import { isoOf } from "./instants"
import { SOLD_HERE, soldHereValues } from "./products"

/** Price lists that are not over and whose every condition holds for the region. */
const LISTS = `select l.id, l.type, l.starts_at, l.ends_at, l.rules_count from price_list l
  where l.status = 'active' and l.deleted_at is null and (l.ends_at is null or l.ends_at >= ?)
    and (l.rules_count = 0 or l.rules_count = (select count(*) from price_list_rule rule
      where rule.price_list_id = l.id and rule.deleted_at is null
        and rule.attribute = 'region_id' and rule.value @> to_jsonb(?::text)))`

/** Prices of one set whose every condition holds for the region. */
const PRICES = `select price.amount::text as amount, price.price_list_id, list.type as price_list_type,
    list.starts_at, list.ends_at,
    price.min_quantity::float8 as min_quantity, price.max_quantity::float8 as max_quantity,
    price.rules_count + coalesce(list.rules_count, 0) as rules_count,
    case when price.rules_count > 0 then coalesce(?::boolean, ?::boolean) else ?::boolean end as includes_tax
  from price left join list on list.id = price.price_list_id
  where price.price_set_id = variant.price_set_id and price.currency_code = ? and price.deleted_at is null
    and (price.price_list_id is null or list.id is not null)
    and (price.rules_count = 0 or price.rules_count = (select count(*) from price_rule rule
      where rule.price_id = price.id and rule.deleted_at is null
        and rule.attribute = 'region_id' and rule.value = ?))`

type Row = Omit<PriceRow, "amount" | "starts_at" | "ends_at"> & {
  id: string
  amount: string | null
  starts_at: Date | string | null
  ends_at: Date | string | null
}

/**
 * Every price a till of the store may meet, by variant: without price lists that are over, and without those
 * for groups of customers. Null for a variant without any. One statement.
 */
export async function readPrices(
  manager: SqlEntityManager,
  view: StoreView,
  which: Which,
  now: Date
): Promise<Map<string, PosPrice | null>> {
  const { where, tail, whereValues, tailValues } = chosen("v.id", which)
  const rows = await boundRows<Row>(
    manager,
    `with list as materialized (${LISTS}),
     variant as materialized (
       select v.id, link.price_set_id
       from product_variant v join product p on p.id = v.product_id
       left join product_variant_price_set link on link.variant_id = v.id and link.deleted_at is null
       where ${where} and v.deleted_at is null and ${SOLD_HERE} ${tail}
     )
     select variant.id, found.* from variant left join lateral (${PRICES}) found on true
     order by variant.id`,
    [
      now,
      view.region_id,
      ...whereValues,
      ...soldHereValues(view),
      ...tailValues,
      view.region_includes_tax,
      view.includes_tax,
      view.includes_tax,
      view.currency_code,
      view.region_id,
    ]
  )
  const byVariant = new Map<string, PriceRow[]>()
  for (const { id, amount, starts_at, ends_at, ...row } of rows) {
    const known = byVariant.get(id) ?? []
    byVariant.set(id, known)
    if (amount !== null) {
      known.push({ ...row, amount, starts_at: isoOf(starts_at), ends_at: isoOf(ends_at) })
    }
  }
  return new Map(
    [...byVariant].map(([id, prices]) => [id, priceDataOf(prices, view.currency_code ?? "")])
  )
}
