import type { BenchData } from "../runner/database"
import { exactly, itemsOf, levelsOf, priceSetsOf, productsOf, storesOf } from "../runner/shop"

export const PARAMETERS = { variants: 2_000, stores: 10 }

const P = PARAMETERS

const GOODS = [
  productsOf(P.variants),
  `insert into product_variant (id, title, sku, barcode, manage_inventory, allow_backorder, product_id)
   select 'variant_' || n, 'Variant ' || n, 'SKU-' || n, lpad(n::text, 8, '0'), true, false,
     'prod_' || ((n - 1) / 5 + 1) from generate_series(1, ${P.variants}) n`,
  ...itemsOf(P.variants),
  levelsOf(P.variants, P.stores, "1000000"),
]

/** What a storefront needs for a cart. */
export const PUBLISHABLE_KEY = "pk_bench_pos_ingest"

const STOREFRONT = [
  ...priceSetsOf(P.variants),
  `insert into price (id, price_set_id, currency_code, amount, raw_amount)
   select 'price_' || n, 'pset_' || n, 'rub', 8990, ${exactly("8990")} from generate_series(1, ${P.variants}) n`,
  `insert into product_sales_channel (id, product_id, sales_channel_id)
   select 'prodsc_' || n, 'prod_' || n, 'sc_1' from generate_series(1, ${P.variants / 5}) n`,
  "insert into sales_channel_stock_location (id, sales_channel_id, stock_location_id) values ('scloc_1', 'sc_1', 'sloc_1')",
  `insert into api_key (id, token, salt, redacted, title, type, created_by)
   values ('apk_bench', '${PUBLISHABLE_KEY}', '', 'pk', 'Web', 'publishable', 'bench')`,
  `insert into publishable_api_key_sales_channel (id, publishable_key_id, sales_channel_id)
   values ('pksc_bench', 'apk_bench', 'sc_1')`,
]

export const DATA: BenchData = {
  database: "omni_bench_pos_ingest",
  version: 2,
  statements: [...storesOf(P.stores), ...GOODS, ...STOREFRONT],
}
