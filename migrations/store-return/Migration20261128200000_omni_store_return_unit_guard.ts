import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Units of a line that came back, fit for sale or not, or are on their way. */
const unitsBack = (item: string) =>
  `coalesce(${item}.return_requested_quantity, 0) + coalesce(${item}.return_received_quantity, 0)
    + coalesce(${item}.return_dismissed_quantity, 0)`

/** Two changes that set out from the same state of an order: the later one knows nothing of the earlier. */
const OVERTAKEN = `
  select item.order_id from changed item
  join order_item other on other.order_id = item.order_id and other.item_id = item.item_id
    and other.version = item.version and other.id <> item.id and other.deleted_at is null
  where ${unitsBack("item")} > 0
  limit 1`

/**
 * A line that had too many before may change as it likes, as long as it gets no more of them. What desks took back and
 * the order does not show yet counts like the rest.
 */
const overdrawn = (rows: string, before: string) => `
  select item.order_id from ${rows} item
  where ${unitsBack("item")} > coalesce((${before}), 0)
    and ${unitsBack("item")} + omni_return_units_pending(item.order_id, item.item_id)
      > coalesce(item.fulfilled_quantity, 0)
  limit 1`

const EARLIER_VERSION = `
  select ${unitsBack("earlier")} from order_item earlier
  where earlier.order_id = item.order_id and earlier.item_id = item.item_id
    and earlier.version < item.version and earlier.deleted_at is null
  order by earlier.version desc limit 1`

const SAME_ROW = `select ${unitsBack("earlier")} from before earlier where earlier.id = item.id`

/** Whoever takes units of an order back waits for the others who do, and then sees what they did. */
const lockOrders = (rows: string) => `
  perform pg_advisory_xact_lock(hashtextextended('omni_store_return:' || order_id, 0))
  from (
    select distinct order_id from ${rows} item where ${unitsBack("item")} > 0 order by order_id
  ) touched`

/**
 * Refuses a unit that comes back a second time, in the transaction that would write it, whoever writes it: Medusa
 * compares what is asked for with what is on its way, and forgets what has arrived; and of two changes at the same
 * moment it keeps the later. The module binds the triggers at boot, because the table is Medusa's.
 */
export class Migration20261128200000_omni_store_return_unit_guard extends Migration {
  override async up(): Promise<void> {
    // As a serialization failure, because only a race comes this far past the routes: Medusa answers it with 409.
    this.addSql(`create function omni_store_return_guard() returns trigger language plpgsql as $$
      declare
        refused text;
      begin
        if tg_op = 'INSERT' then
          ${lockOrders("changed")};
          refused := coalesce((${OVERTAKEN}), (${overdrawn("changed", EARLIER_VERSION)}));
        else
          ${lockOrders("after")};
          refused := (${overdrawn("after", SAME_ROW)});
        end if;
        if refused is not null then
          raise exception 'Units of order % have already come back or are on their way', refused
            using errcode = 'serialization_failure';
        end if;
        return null;
      end $$`)
  }

  override async down(): Promise<void> {
    this.addSql("drop function if exists omni_store_return_guard() cascade")
  }
}
