import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261128065237_omni_stock_ledger extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "omni_stock_count" drop constraint if exists "omni_stock_count_inventory_item_id_stock_location_id_device_id_event_id_unique";`);
    this.addSql(`create table if not exists "omni_stock_count" ("id" text not null, "inventory_item_id" text not null, "stock_location_id" text not null, "quantity" integer not null, "occurred_at" timestamptz not null, "device_id" text not null, "epoch" integer not null, "seq" integer not null, "event_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "omni_stock_count_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_stock_count_deleted_at" ON "omni_stock_count" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_omni_stock_count_inventory_item_id_stock_location_id_device_id_event_id_unique" ON "omni_stock_count" ("inventory_item_id", "stock_location_id", "device_id", "event_id") WHERE deleted_at IS NULL;`);

    this.addSql(`alter table if exists "omni_stock_movement" drop constraint if exists "omni_stock_movement_reason_check";`);

    this.addSql(`drop index if exists "IDX_omni_stock_movement_inventory_item_id_stock_location_id";`);

    this.addSql(`alter table if exists "omni_stock_movement" add column if not exists "occurred_at" timestamptz not null default now(), add column if not exists "device_id" text null, add column if not exists "epoch" integer null, add column if not exists "seq" integer null, add column if not exists "event_id" text null;`);
    this.addSql(`alter table if exists "omni_stock_movement" add constraint "omni_stock_movement_reason_check" check("reason" in ('released', 'moved_out', 'moved_in', 'not_found', 'damaged', 'sold', 'sale_voided', 'returned', 'adjusted', 'transferred_out', 'received', 'counted', 'count_correction', 'opening', 'medusa'));`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "omni_stock_count" cascade;`);

    this.addSql(`alter table if exists "omni_stock_movement" drop constraint if exists "omni_stock_movement_reason_check";`);

    this.addSql(`alter table if exists "omni_stock_movement" drop column if exists "occurred_at", drop column if exists "device_id", drop column if exists "epoch", drop column if exists "seq", drop column if exists "event_id";`);

    this.addSql(`alter table if exists "omni_stock_movement" add constraint "omni_stock_movement_reason_check" check("reason" in ('released', 'moved_out', 'moved_in', 'not_found', 'damaged'));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_stock_movement_inventory_item_id_stock_location_id" ON "omni_stock_movement" ("inventory_item_id", "stock_location_id") WHERE deleted_at IS NULL;`);
  }

}
