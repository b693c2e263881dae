import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * Transfers between stores. What is kept for good are the steps; the transfer and its lines are what the steps make
 * together, written anew with each step, for lists to read.
 */
export class Migration20261128081500_omni_stock_transfer extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table omni_stock_transfer (
      id text primary key,
      status text not null default 'requested' check (status in ('requested', 'sent', 'received', 'cancelled')),
      from_store_id text,
      to_store_id text,
      requested_at timestamptz,
      sent_at timestamptz,
      received_at timestamptz,
      cancelled_at timestamptz,
      stray_event_ids text[] not null default '{}',
      created_at timestamptz not null,
      updated_at timestamptz not null
    )`)
    this.addSql(
      "create index omni_stock_transfer_from on omni_stock_transfer (from_store_id, created_at desc)"
    )
    this.addSql(
      "create index omni_stock_transfer_to on omni_stock_transfer (to_store_id, created_at desc)"
    )
    this.addSql(`create table omni_stock_transfer_line (
      transfer_id text not null references omni_stock_transfer (id),
      inventory_item_id text not null,
      requested integer not null,
      sent integer not null,
      received integer not null,
      variance integer,
      primary key (transfer_id, inventory_item_id)
    )`)
    this.addSql(`create table omni_stock_transfer_step (
      transfer_id text not null references omni_stock_transfer (id),
      event_id text not null,
      kind text not null check (kind in ('requested', 'sent', 'received', 'cancelled')),
      from_store_id text,
      to_store_id text,
      lines jsonb not null,
      complete boolean not null,
      note text,
      occurred_at timestamptz not null,
      recorded_at timestamptz not null,
      device_id text,
      user_id text,
      input_hash text,
      primary key (transfer_id, event_id)
    )`)
    this.addSql(`create trigger omni_stock_transfer_step_append_only
      before update or delete on omni_stock_transfer_step
      for each row execute function omni_refuse_change()`)
  }

  override async down(): Promise<void> {
    this.addSql(
      "drop table if exists omni_stock_transfer_step, omni_stock_transfer_line, omni_stock_transfer"
    )
  }
}
