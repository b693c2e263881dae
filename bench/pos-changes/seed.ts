import type { BenchData } from "../runner/database"
import { exactly, itemsOf, levelsOf, priceSetsOf, productsOf, storesOf } from "../runner/shop"

export const PARAMETERS = {
  products: 4_000,
  variants: 20_000,
  prices: 30_000,
  stores: 20,
  inventory_levels: 400_000,
  /** Changed between two pulls. */
  changed_variants: 10_000,
}

const P = PARAMETERS

const catalogue = [
  productsOf(P.variants),
  "insert into product_option (id, title) values ('opt_size', 'Size'), ('opt_colour', 'Colour')",
  `insert into product_option_value (id, value, option_id)
   select 'optval_size_' || n, (40 + 2 * n)::text, 'opt_size' from generate_series(1, 5) n
   union all select 'optval_colour_' || n, 'Colour ' || n, 'opt_colour' from generate_series(1, 20) n`,
  `insert into product_variant (id, title, sku, barcode, ean, manage_inventory, allow_backorder, product_id)
   select 'variant_' || n, 'Variant ' || n, 'SKU-' || n, lpad(n::text, 8, '0'), '46' || lpad(n::text, 11, '0'), true, false,
     'prod_' || ((n - 1) / 5 + 1) from generate_series(1, ${P.variants}) n`,
  `insert into product_variant_option (variant_id, option_value_id)
   select 'variant_' || n, 'optval_size_' || n % 5 + 1 from generate_series(1, ${P.variants}) n
   union all select 'variant_' || n, 'optval_colour_' || n % 20 + 1 from generate_series(1, ${P.variants}) n`,
  ...itemsOf(P.variants),
]

const price = (id: string, amount: string, list: string) => `insert into price
    (id, price_set_id, currency_code, amount, raw_amount, price_list_id)
  select '${id}_' || n, 'pset_' || n, 'rub', ${amount}, ${exactly(amount)}, ${list}`

const prices = [
  ...priceSetsOf(P.variants),
  `insert into price_list (id, status, title, description, type)
   values ('plist_bench', 'active', 'Sale', 'Sale', 'sale')`,
  `${price("price", "9900 + n % 90", "null")} from generate_series(1, ${P.variants}) n`,
  `${price("price_sale", "7900 + n % 90", "'plist_bench'")} from generate_series(1, ${P.variants}, 2) n`,
]

/** The till's store. */
export const PLACE = {
  retail_store_id: "rst_1",
  stock_location_id: "sloc_1",
  sales_channel_id: "sc_1",
}

export const DATA: BenchData = {
  database: "omni_bench_pos_changes",
  version: 1,
  statements: [
    ...storesOf(P.stores),
    ...catalogue,
    ...prices,
    levelsOf(P.variants, P.stores, "n % 12"),
  ],
}
