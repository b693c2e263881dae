import type { BenchData } from "../runner/database"

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

/** Medusa's exact form of a number, beside the plain one. */
const number = (quantity: string) =>
  `jsonb_build_object('value', (${quantity})::text, 'precision', 20)`

const shop = [
  "insert into region (id, name, currency_code) values ('reg_bench', 'Russia', 'rub')",
  `insert into region_country (iso_2, iso_3, num_code, name, display_name, region_id)
   values ('ru', 'rus', '643', 'RUSSIA', 'Russia', 'reg_bench')
   on conflict (iso_2) do update set region_id = 'reg_bench'`,
  `insert into sales_channel (id, name) select 'sc_' || s, 'Store ' || s from generate_series(1, ${P.stores}) s`,
  `insert into stock_location (id, name) select 'sloc_' || s, 'Store ' || s from generate_series(1, ${P.stores}) s`,
  `insert into omni_retail_store (id, name, handle, stock_location_id, sales_channel_id, address_1, city, country_code,
     latitude, longitude, raw_latitude, raw_longitude, time_zone, reminder_hours)
   select 'rst_' || s, 'Store ' || s, 'store-' || s, 'sloc_' || s, 'sc_' || s, 'High street ' || s, 'Moscow', 'ru',
     55, 37, ${number("55")}, ${number("37")}, 'Europe/Moscow', '[24, 3]'
   from generate_series(1, ${P.stores}) s`,
]

const catalogue = [
  `insert into product (id, title, handle, status)
   select 'prod_' || n, 'Product ' || n, 'product-' || n, 'published' from generate_series(1, ${P.products}) n`,
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
  `insert into inventory_item (id, sku) select 'iitem_' || n, 'SKU-' || n from generate_series(1, ${P.variants}) n`,
  `insert into product_variant_inventory_item (id, variant_id, inventory_item_id, required_quantity)
   select 'pvitem_' || n, 'variant_' || n, 'iitem_' || n, 1 from generate_series(1, ${P.variants}) n`,
]

const price = (id: string, amount: string, list: string) => `insert into price
    (id, price_set_id, currency_code, amount, raw_amount, price_list_id)
  select '${id}_' || n, 'pset_' || n, 'rub', ${amount}, ${number(amount)}, ${list}`

const prices = [
  `insert into price_set (id) select 'pset_' || n from generate_series(1, ${P.variants}) n`,
  `insert into product_variant_price_set (id, variant_id, price_set_id)
   select 'pvps_' || n, 'variant_' || n, 'pset_' || n from generate_series(1, ${P.variants}) n`,
  `insert into price_list (id, status, title, description, type)
   values ('plist_bench', 'active', 'Sale', 'Sale', 'sale')`,
  `${price("price", "9900 + n % 90", "null")} from generate_series(1, ${P.variants}) n`,
  `${price("price_sale", "7900 + n % 90", "'plist_bench'")} from generate_series(1, ${P.variants}, 2) n`,
]

const stock = [
  `insert into inventory_level (id, inventory_item_id, location_id, stocked_quantity, reserved_quantity,
     raw_stocked_quantity, raw_reserved_quantity, raw_incoming_quantity)
   select 'ilev_' || n || '_' || s, 'iitem_' || n, 'sloc_' || s, n % 12, 0, ${number("n % 12")}, ${number("0")}, ${number("0")}
   from generate_series(1, ${P.variants}) n, generate_series(1, ${P.stores}) s`,
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
  statements: [...shop, ...catalogue, ...prices, ...stock],
}
