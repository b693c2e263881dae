/** Rows that a shop with tills consists of, for the data of more than one benchmark. */

/** Medusa's exact form of a number, beside the plain one. */
export const exactly = (quantity: string) =>
  `jsonb_build_object('value', (${quantity})::text, 'precision', 20)`

/** Region Russia, and stores "rst_1", "rst_2" … with place "sloc_1" … and channel "sc_1" … */
export const storesOf = (stores: number): string[] => [
  "insert into region (id, name, currency_code) values ('reg_bench', 'Russia', 'rub')",
  `insert into region_country (iso_2, iso_3, num_code, name, display_name, region_id)
   values ('ru', 'rus', '643', 'RUSSIA', 'Russia', 'reg_bench')
   on conflict (iso_2) do update set region_id = 'reg_bench'`,
  `insert into sales_channel (id, name) select 'sc_' || s, 'Store ' || s from generate_series(1, ${stores}) s`,
  `insert into stock_location (id, name) select 'sloc_' || s, 'Store ' || s from generate_series(1, ${stores}) s`,
  `insert into omni_retail_store (id, name, handle, stock_location_id, sales_channel_id, address_1, city, country_code,
     latitude, longitude, raw_latitude, raw_longitude, time_zone, reminder_hours)
   select 'rst_' || s, 'Store ' || s, 'store-' || s, 'sloc_' || s, 'sc_' || s, 'High street ' || s, 'Moscow', 'ru',
     55, 37, ${exactly("55")}, ${exactly("37")}, 'Europe/Moscow', '[24, 3]'
   from generate_series(1, ${stores}) s`,
]

/** Published products "prod_1", "prod_2" … of five variants each. */
export const productsOf = (variants: number): string =>
  `insert into product (id, title, handle, status)
   select 'prod_' || n, 'Product ' || n, 'product-' || n, 'published' from generate_series(1, ${variants / 5}) n`

/** The item "iitem_1" of "variant_1", and so on. */
export const itemsOf = (variants: number): string[] => [
  `insert into inventory_item (id, sku) select 'iitem_' || n, 'SKU-' || n from generate_series(1, ${variants}) n`,
  `insert into product_variant_inventory_item (id, variant_id, inventory_item_id, required_quantity)
   select 'pvitem_' || n, 'variant_' || n, 'iitem_' || n, 1 from generate_series(1, ${variants}) n`,
]

/** The set "pset_1" of "variant_1", and so on; prices are the benchmark's own. */
export const priceSetsOf = (variants: number): string[] => [
  `insert into price_set (id) select 'pset_' || n from generate_series(1, ${variants}) n`,
  `insert into product_variant_price_set (id, variant_id, price_set_id)
   select 'pvps_' || n, 'variant_' || n, 'pset_' || n from generate_series(1, ${variants}) n`,
]

/** Levels of every variant in every store; `stocked` is SQL and may name the variant's number `n`. */
export const levelsOf = (variants: number, stores: number, stocked: string): string =>
  `insert into inventory_level (id, inventory_item_id, location_id, stocked_quantity, reserved_quantity,
     raw_stocked_quantity, raw_reserved_quantity, raw_incoming_quantity)
   select 'ilev_' || n || '_' || s, 'iitem_' || n, 'sloc_' || s, ${stocked}, 0, ${exactly(stocked)}, ${exactly("0")}, ${exactly("0")}
   from generate_series(1, ${variants}) n, generate_series(1, ${stores}) s`
