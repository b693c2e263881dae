import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What became of a till's event: the order it is, or belongs to; the customer; the pickup. One per event. */
export class Migration20261128065800_omni_pos_document extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table omni_pos_document (
      device_id text not null,
      event_id uuid not null,
      order_id text,
      customer_id text,
      pickup_id text,
      differences jsonb not null default '[]',
      made_at timestamptz not null,
      primary key (event_id, device_id)
    )`)
    this.addSql(
      "create index omni_pos_document_order on omni_pos_document (order_id) where order_id is not null"
    )
  }

  override async down(): Promise<void> {
    this.addSql("drop table if exists omni_pos_document")
  }
}
