import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * Orders of members that changed and whose points have not been looked at since. Written by triggers in the
 * transaction of the change itself; the module binds them at boot, because the tables they stand on are others'.
 */
export class Migration20261128150800_omni_loyalty_order_marks extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table omni_loyalty_order_mark (
      order_id text primary key,
      marked_at timestamptz not null
    )`)
    this.addSql("create index omni_loyalty_order_mark_age on omni_loyalty_order_mark (marked_at)")
    this.addSql(`create function omni_loyalty_mark_orders() returns trigger language plpgsql as $$
      begin
        execute 'insert into omni_loyalty_order_mark (order_id, marked_at)
          select id, clock_timestamp() from "order" placed
          where id in (select order_id from (' || tg_argv[0] || ') as touched (order_id))
            and exists (select 1 from omni_loyalty_account where owner_id = placed.customer_id)
          order by id
          on conflict (order_id) do update set marked_at = excluded.marked_at';
        return null;
      end $$`)
  }

  override async down(): Promise<void> {
    this.addSql("drop function if exists omni_loyalty_mark_orders() cascade")
    this.addSql("drop table if exists omni_loyalty_order_mark")
  }
}
