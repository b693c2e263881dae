import { boundRows, type SqlEntityManager } from "../../../core/sql"

/** Of one variant so many of the youngest lines are looked at. */
const MOST_LINES = 1_000

/**
 * The lowest price a unit of these variants was bought for since an instant, online or at a till: discounts off and tax
 * in, in the currency's major units. Variants nobody bought are left out.
 */
export async function lowestPaid(
  manager: SqlEntityManager,
  variantIds: readonly string[],
  currencyCode: string,
  since: Date
): Promise<Map<string, string>> {
  const rows = await boundRows<{ variant_id: string; price: string }>(
    manager,
    `select wanted.variant_id, min(paid.price) as price
     from unnest(?::text[]) as wanted(variant_id)
     cross join lateral (
       select (line.unit_price / case when line.is_tax_inclusive then taxed.factor else 1 end
           - coalesce(less.net, 0) / sold.quantity) * taxed.factor as price
       from (
         select * from order_line_item
         where variant_id = wanted.variant_id and created_at >= ? and deleted_at is null
         order by created_at desc limit ?
       ) line
       cross join lateral (
         select order_id, quantity, version from order_item
         where item_id = line.id and deleted_at is null order by version limit 1
       ) sold
       join "order" bought on bought.id = sold.order_id and bought.deleted_at is null
         and bought.status <> 'canceled' and not bought.is_draft_order
         and bought.currency_code = ?
       cross join lateral (
         select 1 + coalesce(sum(rate), 0) / 100 as factor from order_line_item_tax_line
         where item_id = line.id and deleted_at is null
       ) taxed
       cross join lateral (
         select sum(amount / case when is_tax_inclusive then taxed.factor else 1 end) as net
         from order_line_item_adjustment
         where item_id = line.id and version = sold.version and deleted_at is null
       ) less
       where sold.quantity > 0
     ) paid
     where paid.price >= 0
     group by 1`,
    [variantIds, since, MOST_LINES, currencyCode]
  )
  return new Map(rows.map(({ variant_id, price }) => [variant_id, String(price)]))
}
