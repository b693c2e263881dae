import { Migration } from "@medusajs/framework/mikro-orm/migrations"

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
    this.addSql("drop function if exists omni_return_unit_kept()")
  }
}
