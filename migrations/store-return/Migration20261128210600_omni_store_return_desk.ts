import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Lines with more units taken back than were handed over, desks and Medusa's order together. */
const OVERDRAWN = `
  select accepted.order_line_item_id
  from (select distinct order_id, order_line_item_id
    from added join omni_return_case on omni_return_case.id = case_id) accepted
  cross join lateral (
    select item.* from order_item item
    where item.order_id = accepted.order_id and item.item_id = accepted.order_line_item_id
      and item.deleted_at is null
    order by item.version desc limit 1
  ) item
  where coalesce(item.return_requested_quantity, 0) + coalesce(item.return_received_quantity, 0)
    + coalesce(item.return_dismissed_quantity, 0)
    + omni_return_units_pending(item.order_id, item.item_id) > coalesce(item.fulfilled_quantity, 0)
  limit 1`

/** The units of what the return desk took back, and the legs its money goes by. */
export class Migration20261128210600_omni_store_return_desk extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table omni_return_case
      alter column worth type bigint, alter column amount type bigint,
      add check (amount between 0 and worth),
      add check ((state = 'settled') = (settled_at is not null))`)
    // A unit is the place it had among those of its line that came back: no two cases have the same.
    this.addSql(`create table omni_return_unit (
      order_line_item_id text not null,
      place integer not null check (place >= 0),
      case_id text not null references omni_return_case,
      variant_id text,
      title text not null,
      reason text not null,
      grade text not null check (grade in ('resell', 'damaged')),
      amount bigint not null check (amount >= 0),
      primary key (order_line_item_id, place)
    )`)
    this.addSql("create index omni_return_unit_case on omni_return_unit (case_id)")
    this.addSql(`create table omni_return_leg (
      id text primary key,
      case_id text not null references omni_return_case,
      payment_id text,
      provider_id text,
      amount bigint not null check (amount > 0),
      done_at timestamptz,
      done_by text,
      failure text
    )`)
    this.addSql(`create unique index omni_return_leg_payment
      on omni_return_leg (case_id, coalesce(payment_id, ''))`)
    // Medusa writes what a return is to change before it changes the order's lines, all in one transaction: there each
    // unit is counted here until it is counted there. In plpgsql, since the tables of orders may be made after ours.
    this.addSql(`create function omni_return_units_pending(order_of text, line text)
      returns bigint language plpgsql stable as $$ begin return (
        select count(*)
        from omni_return_case returned join omni_return_unit unit on unit.case_id = returned.id
        where returned.order_id = order_of and unit.order_line_item_id = line
          and returned.medusa_return_id is null and returned.deleted_at is null
          and not exists (
            select 1 from order_change_action change
            where change.order_id = order_of and change.action = 'RETURN_ITEM'
              and change.details->'metadata'->>'omni_return_case' = returned.id
              and change.deleted_at is null
          )
      ); end $$`)
    this.addSql(`create function omni_return_unit_guard() returns trigger language plpgsql as $$
      begin
        perform pg_advisory_xact_lock(hashtextextended('omni_store_return:' || order_id, 0))
        from (select distinct order_id from added
          join omni_return_case on omni_return_case.id = case_id order by order_id) touched;
        if exists (${OVERDRAWN}) then
          raise exception 'Units have already come back or are on their way'
            using errcode = 'check_violation', constraint = 'omni_return_unit_once';
        end if;
        return null;
      end $$`)
    this.addSql(`create trigger omni_return_unit_guard after insert on omni_return_unit
      referencing new table as added for each statement execute function omni_return_unit_guard()`)
    this.addSql(`create function omni_return_unit_kept() returns trigger language plpgsql as $$
      begin
        raise exception 'What came back stays written' using errcode = 'restrict_violation';
      end $$`)
    this.addSql(`create trigger omni_return_unit_kept before update or delete on omni_return_unit
      for each row execute function omni_return_unit_kept()`)
  }

  override async down(): Promise<void> {
    for (const table of ["leg", "unit"]) {
      this.addSql(`drop table if exists omni_return_${table}`)
    }
    for (const routine of ["unit_kept()", "unit_guard()", "units_pending(text, text)"]) {
      this.addSql(`drop function if exists omni_return_${routine}`)
    }
  }
}
