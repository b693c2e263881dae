import type { BenchData } from "../runner/database"

export const PARAMETERS = {
  stores: 1_000,
  variants: 20_000,
  /** Variants every store carries; the rest of a store's range is drawn from all others. */
  variants_in_every_store: 1_000,
  variants_by_store: 2_000,
  kits: 500,
  carts: 100,
  lines_by_cart: 5,
  live_holds: 20_000,
  seats_by_store: 40,
  safety_stocks_by_store: 20,
}

const P = PARAMETERS
const PLAIN = P.variants - P.kits
const KEY = "pk_bench_pickup_options"

/** Number from 0 to `below` - 1, the same in every run. */
const draw = (seed: string, below: number) => `(abs(hashtextextended(${seed}, 7)) % ${below})`
/** Medusa's exact form of a number, beside the plain one. */
const number = (quantity: string) =>
  `jsonb_build_object('value', (${quantity})::text, 'precision', 20)`

const catalogue = [
  `insert into product (id, title, handle, status)
   select 'prod_' || n, 'Product ' || n, 'product-' || n, 'published' from generate_series(1, ${P.variants / 5}) n`,
  `insert into product_variant (id, title, sku, manage_inventory, allow_backorder, product_id)
   select 'variant_' || n, 'Variant ' || n, 'SKU-' || n, n % 211 <> 0, n % 307 = 0, 'prod_' || ((n - 1) / 5 + 1)
   from generate_series(1, ${P.variants}) n`,
  `insert into inventory_item (id, sku) select 'iitem_' || n, 'SKU-' || n from generate_series(1, ${PLAIN}) n`,
  // Plain variants have an item of their own; kits are two units of one and one of another.
  `insert into product_variant_inventory_item (id, variant_id, inventory_item_id, required_quantity)
   select 'pvitem_' || n, 'variant_' || n, 'iitem_' || n, 1 from generate_series(1, ${PLAIN}) n`,
  `insert into product_variant_inventory_item (id, variant_id, inventory_item_id, required_quantity)
   select 'pvitem_' || n || '_' || part, 'variant_' || n, 'iitem_' || (n - ${PLAIN}) * 2 + part, 2 - part
   from generate_series(${PLAIN + 1}, ${P.variants}) n, generate_series(0, 1) part`,
]

const latitude = `44 + ${draw("'lat' || s", 2_000)} / 100.0`
const longitude = `30 + ${draw("'lon' || s", 6_000)} / 100.0`

const stores = [
  `insert into stock_location (id, name) select 'sloc_' || s, 'Store ' || s from generate_series(1, ${P.stores}) s`,
  `insert into omni_retail_store (id, name, handle, stock_location_id, address_1, city, country_code, latitude, longitude,
     raw_latitude, raw_longitude, time_zone, reminder_hours, safety_stock, lead_minutes, same_day_cutoff, slot_minutes, orders_per_slot)
   select 'rst_' || s, 'Store ' || s, 'store-' || s, 'sloc_' || s, 'High street ' || s, 'City ' || s % 100, 'ru',
     ${latitude}, ${longitude}, ${number(latitude)}, ${number(longitude)},
     (array['Europe/Moscow', 'Asia/Yekaterinburg', 'Asia/Novosibirsk', 'Europe/Berlin'])[s % 4 + 1],
     '[24, 3]', s % 3, 60 + s % 4 * 60, (array['16:00', '18:00', null])[s % 3 + 1], 60, 4
   from generate_series(1, ${P.stores}) s`,
  `insert into omni_store_hours (id, retail_store_id, weekday, opens_at, closes_at)
   select 'rsth_' || s || '_' || d, 'rst_' || s, d, '10:00', case when d > 5 then '20:00' else '22:00' end
   from generate_series(1, ${P.stores}) s, generate_series(1, 7) d`,
  `insert into omni_store_exception (id, retail_store_id, date_from, date_to, intervals, reason)
   select 'rste_' || s || '_' || n, 'rst_' || s, to_char(current_date + n * 3 + s % 3, 'YYYY-MM-DD'),
     to_char(current_date + n * 3 + s % 3, 'YYYY-MM-DD'), case when n = 1 then '[]'::jsonb
     else '[{"opens_at": "12:00", "closes_at": "16:00"}]'::jsonb end, 'holiday'
   from generate_series(1, ${P.stores}) s, generate_series(1, 2) n`,
  `insert into omni_store_safety_stock (id, retail_store_id, variant_id, quantity)
   select 'rsts_' || s || '_' || n, 'rst_' || s, 'variant_' || n, n % 4
   from generate_series(1, ${P.stores}) s, generate_series(1, ${P.safety_stocks_by_store}) n`,
]

const stocked = draw("'stock' || n || '_' || s", 12)
const level = (source: string) => `insert into inventory_level
    (id, inventory_item_id, location_id, stocked_quantity, reserved_quantity, raw_stocked_quantity, raw_reserved_quantity,
     raw_incoming_quantity)
  select 'ilev_' || n || '_' || s, 'iitem_' || n, 'sloc_' || s, ${stocked}, ${stocked} / 4,
    ${number(stocked)}, ${number(`${stocked} / 4`)}, ${number("0")}
  from ${source} on conflict do nothing`
const others = PLAIN - P.variants_in_every_store

const stock = [
  level(`generate_series(1, ${P.variants_in_every_store}) n, generate_series(1, ${P.stores}) s`),
  // A stride that shares no factor with the rest of the range visits each variant once.
  level(`(select ${P.variants_in_every_store + 1} + (k * 7919 + s * 31) % ${others} as n, s
    from generate_series(1, ${P.variants_by_store - P.variants_in_every_store}) k, generate_series(1, ${P.stores}) s) range`),
  `insert into omni_stock_hold (id, cart_id, stock_location_id, inventory_item_id, quantity, state, held_since, expires_at)
   select 'hld_' || h, 'cart_other_' || h, 'sloc_' || h % ${P.stores} + 1, 'iitem_' || ${draw("'hold' || h", P.variants_in_every_store)} + 1,
     1, 'held', now(), now() + interval '1 year' from generate_series(1, ${P.live_holds}) h`,
]

/** Seats lie on the next days, so they are laid anew before every run. */
const seats = [
  "delete from omni_slot_seat",
  `insert into omni_slot_seat (id, retail_store_id, starts_at, ends_at, cart_id, state, expires_at)
   select 'seat_' || s || '_' || n, 'rst_' || s, slot, slot + interval '1 hour', 'cart_seat_' || s || '_' || n,
     case when n % 5 = 0 then 'tentative' else 'confirmed' end, now() + interval '1 year'
   from generate_series(1, ${P.stores}) s, generate_series(1, ${P.seats_by_store}) n,
     lateral (select date_trunc('hour', now()) + (${draw("'seat' || s || '_' || n", 96)} || ' hours')::interval as slot) at`,
]

const shop = [
  "insert into sales_channel (id, name) values ('sc_bench', 'Web shop')",
  `insert into api_key (id, token, salt, redacted, title, type, created_by)
   values ('apk_bench', '${KEY}', '', 'pk_***', 'Benchmark', 'publishable', 'bench')`,
  `insert into publishable_api_key_sales_channel (id, publishable_key_id, sales_channel_id)
   values ('pksc_bench', 'apk_bench', 'sc_bench')`,
  `insert into cart (id, currency_code, sales_channel_id)
   select 'cart_bench_' || c, 'rub', 'sc_bench' from generate_series(1, ${P.carts}) c`,
  // Three lines of what every store carries, one kit and one of the long range.
  `insert into cart_line_item (id, cart_id, title, quantity, variant_id, unit_price, raw_unit_price)
   select 'cali_' || c || '_' || l, 'cart_bench_' || c, 'Line', 1 + l % 2, 'variant_' || case l
       when 4 then ${PLAIN} + 1 + c % ${P.kits}
       when 5 then ${P.variants_in_every_store} + ${draw("'far' || c", others)} + 1
       else ${draw("'near' || c || '_' || l", P.variants_in_every_store)} + 1 end, 100, '{"value": "100", "precision": 20}'
   from generate_series(1, ${P.carts}) c, generate_series(1, ${P.lines_by_cart}) l`,
]

export const PUBLISHABLE_KEY = KEY
export const cartId = (index: number) => `cart_bench_${(index % P.carts) + 1}`

export const DATA: BenchData = {
  database: "omni_bench_pickup_options",
  version: 1,
  statements: [...catalogue, ...stores, ...stock, ...shop],
  refresh: seats,
}
