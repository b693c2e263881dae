import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Gift receipts: units of an order that whoever holds one may bring back. */
export class Migration20261129061700_omni_store_return_gift_receipts extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table omni_gift_receipt (
      id text primary key,
      order_id text not null,
      code_issue integer not null check (code_issue > 0),
      code_hash text not null unique,
      made_by text not null check (made_by in ('shopper', 'guest', 'desk')),
      made_by_id text check ((made_by = 'guest') = (made_by_id is null)),
      idempotency_key text,
      input_hash text not null,
      expires_at timestamptz not null,
      created_at timestamptz not null,
      check (expires_at > created_at)
    )`)
    this.addSql("create index omni_gift_receipt_order on omni_gift_receipt (order_id)")
    this.addSql(`create unique index omni_gift_receipt_key
      on omni_gift_receipt (order_id, idempotency_key) where idempotency_key is not null`)
    // No more comes back by a receipt than is on it, whoever takes it.
    this.addSql(`create table omni_gift_receipt_line (
      gift_receipt_id text not null references omni_gift_receipt,
      line_item_id text not null,
      quantity integer not null check (quantity > 0),
      returned integer not null default 0 check (returned >= 0),
      constraint omni_gift_receipt_line_once check (returned <= quantity),
      primary key (gift_receipt_id, line_item_id)
    )`)
    this.addSql(`alter table omni_return_case
      add column gift_receipt_id text references omni_gift_receipt`)
    this.addSql(`alter table omni_return_request
      add column gift_receipt_id text references omni_gift_receipt,
      add column receiver text check (receiver is null or gift_receipt_id is not null)`)
    this.addSql(`create index omni_return_request_gift
      on omni_return_request (gift_receipt_id, asked_at, id) where gift_receipt_id is not null`)
  }

  override async down(): Promise<void> {
    this.addSql(`alter table omni_return_request
      drop column gift_receipt_id, drop column receiver`)
    this.addSql("alter table omni_return_case drop column gift_receipt_id")
    this.addSql("drop table if exists omni_gift_receipt_line")
    this.addSql("drop table if exists omni_gift_receipt")
  }
}
