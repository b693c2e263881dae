import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Units that go out at the desk in exchange for what came back. */
export class Migration20261128234100_omni_store_return_exchange extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table omni_return_case
      add column due bigint not null default 0 check (due >= 0),
      add column due_tender text,
      add check (due = 0 or due_tender is not null)`)
    this.addSql(`create table omni_return_new_unit (
      case_id text not null references omni_return_case,
      place integer not null check (place >= 0),
      line_item_id text not null unique,
      variant_id text not null,
      product_id text not null,
      title text not null,
      variant_title text,
      sku text,
      thumbnail text,
      amount bigint not null check (amount >= 0),
      tax_lines jsonb not null,
      primary key (case_id, place)
    )`)
    this
      .addSql(`create trigger omni_return_new_unit_kept before update or delete on omni_return_new_unit
      for each row execute function omni_return_unit_kept()`)
  }

  override async down(): Promise<void> {
    this.addSql("drop table if exists omni_return_new_unit")
    this.addSql("alter table omni_return_case drop column due, drop column due_tender")
  }
}
