import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261128065611_omni_pos_incident extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "omni_pos_incident" drop constraint if exists "omni_pos_incident_kind_event_id_subject_unique";`);
    this.addSql(`create table if not exists "omni_pos_incident" ("id" text not null, "kind" text check ("kind" in ('oversell', 'unknown_product', 'return_exceeds_sale', 'total_difference', 'pickup_hand_over_conflict', 'late_sale_in_closed_shift')) not null, "retail_store_id" text not null, "device_id" text null, "event_id" text not null, "subject" text not null, "details" jsonb not null, "opened_at" timestamptz not null, "resolved_at" timestamptz null, "resolved_by" text null, "resolution" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "omni_pos_incident_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_pos_incident_deleted_at" ON "omni_pos_incident" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_omni_pos_incident_kind_event_id_subject_unique" ON "omni_pos_incident" ("kind", "event_id", "subject") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_pos_incident_retail_store_id_opened_at" ON "omni_pos_incident" ("retail_store_id", "opened_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_pos_incident_device_id" ON "omni_pos_incident" ("device_id") WHERE deleted_at IS NULL AND resolved_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "omni_pos_incident" cascade;`);
  }

}
