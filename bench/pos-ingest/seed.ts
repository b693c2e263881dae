import type { BenchData } from "../runner/database"

export const PARAMETERS = { variants: 2_000, stores: 10 }

const P = PARAMETERS

/** Medusa's exact form of a number, beside the plain one. */
const number = (quantity: string) =>
  `jsonb_build_object('value', (${quantity})::text, 'precision', 20)`

const SHOP = [
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

const GOODS = [
  `insert into product (id, title, handle, status)
   select 'prod_' || n, 'Product ' || n, 'product-' || n, 'published' from generate_series(1, ${P.variants / 5}) n`,
  `insert into product_variant (id, title, sku, barcode, manage_inventory, allow_backorder, product_id)
   select 'variant_' || n, 'Variant ' || n, 'SKU-' || n, lpad(n::text, 8, '0'), true, false,
     'prod_' || ((n - 1) / 5 + 1) from generate_series(1, ${P.variants}) n`,
  `insert into inventory_item (id, sku) select 'iitem_' || n, 'SKU-' || n from generate_series(1, ${P.variants}) n`,
  `insert into product_variant_inventory_item (id, variant_id, inventory_item_id, required_quantity)
   select 'pvitem_' || n, 'variant_' || n, 'iitem_' || n, 1 from generate_series(1, ${P.variants}) n`,
  `insert into inventory_level (id, inventory_item_id, location_id, stocked_quantity, reserved_quantity,
     raw_stocked_quantity, raw_reserved_quantity, raw_incoming_quantity)
   select 'ilev_' || n || '_' || s, 'iitem_' || n, 'sloc_' || s, 1000000, 0, ${number("1000000")}, ${number("0")}, ${number("0")}
   from generate_series(1, ${P.variants}) n, generate_series(1, ${P.stores}) s`,
]

/** What a storefront needs for a cart. */
export const PUBLISHABLE_KEY = "pk_bench_pos_ingest"

const STOREFRONT = [
  `insert into price_set (id) select 'pset_' || n from generate_series(1, ${P.variants}) n`,
  `insert into product_variant_price_set (id, variant_id, price_set_id)
   select 'pvps_' || n, 'variant_' || n, 'pset_' || n from generate_series(1, ${P.variants}) n`,
  `insert into price (id, price_set_id, currency_code, amount, raw_amount)
   select 'price_' || n, 'pset_' || n, 'rub', 8990, ${number("8990")} from generate_series(1, ${P.variants}) n`,
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
  statements: [...SHOP, ...GOODS, ...STOREFRONT],
}
