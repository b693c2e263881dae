import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261121222819_omni_stock_init extends Migration {

  override async up(): Promise<void> {
    this.addSql(`create table if not exists "omni_stock_movement" ("id" text not null, "inventory_item_id" text not null, "stock_location_id" text not null, "stocked_change" integer not null default 0, "reserved_change" integer not null default 0, "reason" text check ("reason" in ('released', 'moved_out', 'moved_in', 'not_found', 'damaged')) not null, "line_item_id" text null, "reference" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "omni_stock_movement_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_stock_movement_deleted_at" ON "omni_stock_movement" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_stock_movement_reference" ON "omni_stock_movement" ("reference") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_stock_movement_inventory_item_id_stock_location_id" ON "omni_stock_movement" ("inventory_item_id", "stock_location_id") WHERE deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "omni_stock_movement" cascade;`);
  }

}
