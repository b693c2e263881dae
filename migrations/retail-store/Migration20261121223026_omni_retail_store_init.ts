import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261121223026_omni_retail_store_init extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "omni_store_staff" drop constraint if exists "omni_store_staff_retail_store_id_user_id_unique";`);
    this.addSql(`alter table if exists "omni_store_safety_stock" drop constraint if exists "omni_store_safety_stock_retail_store_id_variant_id_unique";`);
    this.addSql(`alter table if exists "omni_store_hours" drop constraint if exists "omni_store_hours_retail_store_id_weekday_opens_at_unique";`);
    this.addSql(`alter table if exists "omni_retail_store" drop constraint if exists "omni_retail_store_sales_channel_id_unique";`);
    this.addSql(`alter table if exists "omni_retail_store" drop constraint if exists "omni_retail_store_stock_location_id_unique";`);
    this.addSql(`alter table if exists "omni_retail_store" drop constraint if exists "omni_retail_store_handle_unique";`);
    this.addSql(`create table if not exists "omni_retail_store" ("id" text not null, "name" text not null, "handle" text not null, "stock_location_id" text not null, "sales_channel_id" text null, "phone" text null, "address_1" text not null, "address_2" text null, "city" text not null, "province" text null, "postal_code" text null, "country_code" text not null, "latitude" numeric not null, "longitude" numeric not null, "time_zone" text not null, "is_active" boolean not null default true, "pickup_enabled" boolean not null default true, "pay_in_store_enabled" boolean not null default false, "lead_minutes" integer not null default 120, "same_day_cutoff" text null, "slot_minutes" integer null default 60, "orders_per_slot" integer null default 4, "hold_hours" integer not null default 168, "reminder_hours" jsonb not null, "safety_stock" integer not null default 0, "synced_at" timestamptz null, "sync_error" text null, "raw_latitude" jsonb not null, "raw_longitude" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "omni_retail_store_pkey" primary key ("id"), constraint omni_retail_store_latitude check (latitude between -90 and 90), constraint omni_retail_store_longitude check (longitude between -180 and 180), constraint omni_retail_store_country check (country_code ~ '^[a-z]{2}\$'), constraint omni_retail_store_handle check (handle ~ '^[^[:space:][:upper:]/?#%]+\$'), constraint omni_retail_store_lead check (lead_minutes between 0 and 43200), constraint omni_retail_store_cutoff check (same_day_cutoff ~ '^([01][0-9]|2[0-3]):[0-5][0-9]\$'), constraint omni_retail_store_slot check (slot_minutes between 5 and 1440), constraint omni_retail_store_slot_orders check (orders_per_slot between 1 and 10000), constraint omni_retail_store_hold check (hold_hours between 1 and 2160), constraint omni_retail_store_reminders check (jsonb_typeof(reminder_hours) = 'array'), constraint omni_retail_store_safety check (safety_stock between 0 and 1000000));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_retail_store_deleted_at" ON "omni_retail_store" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_omni_retail_store_handle_unique" ON "omni_retail_store" ("handle") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_omni_retail_store_stock_location_id_unique" ON "omni_retail_store" ("stock_location_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_omni_retail_store_sales_channel_id_unique" ON "omni_retail_store" ("sales_channel_id") WHERE deleted_at IS NULL AND sales_channel_id IS NOT NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_retail_store_latitude_longitude" ON "omni_retail_store" ("latitude", "longitude") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_retail_store_name_id" ON "omni_retail_store" ("name", "id") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "omni_store_hours" ("id" text not null, "weekday" integer not null, "opens_at" text not null, "closes_at" text not null, "retail_store_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "omni_store_hours_pkey" primary key ("id"), constraint omni_store_hours_weekday check (weekday between 1 and 7), constraint omni_store_hours_opens check (opens_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]\$'), constraint omni_store_hours_closes check (closes_at ~ '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)\$'));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_store_hours_retail_store_id" ON "omni_store_hours" ("retail_store_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_store_hours_deleted_at" ON "omni_store_hours" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_omni_store_hours_retail_store_id_weekday_opens_at_unique" ON "omni_store_hours" ("retail_store_id", "weekday", "opens_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "omni_store_exception" ("id" text not null, "date_from" text not null, "date_to" text not null, "intervals" jsonb not null, "reason" text null, "retail_store_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "omni_store_exception_pkey" primary key ("id"), constraint omni_store_exception_from check (date_from ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}\$'), constraint omni_store_exception_to check (date_to ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}\$'), constraint omni_store_exception_order check (date_from <= date_to), constraint omni_store_exception_intervals check (jsonb_typeof(intervals) = 'array'));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_store_exception_retail_store_id" ON "omni_store_exception" ("retail_store_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_store_exception_deleted_at" ON "omni_store_exception" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_store_exception_retail_store_id_date_to" ON "omni_store_exception" ("retail_store_id", "date_to") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "omni_store_safety_stock" ("id" text not null, "variant_id" text not null, "quantity" integer not null, "retail_store_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "omni_store_safety_stock_pkey" primary key ("id"), constraint omni_store_safety_stock_quantity check (quantity between 0 and 1000000));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_store_safety_stock_retail_store_id" ON "omni_store_safety_stock" ("retail_store_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_store_safety_stock_deleted_at" ON "omni_store_safety_stock" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_omni_store_safety_stock_retail_store_id_variant_id_unique" ON "omni_store_safety_stock" ("retail_store_id", "variant_id") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "omni_store_staff" ("id" text not null, "user_id" text not null, "role" text check ("role" in ('associate', 'manager')) not null, "retail_store_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "omni_store_staff_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_store_staff_retail_store_id" ON "omni_store_staff" ("retail_store_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_store_staff_deleted_at" ON "omni_store_staff" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_omni_store_staff_retail_store_id_user_id_unique" ON "omni_store_staff" ("retail_store_id", "user_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_store_staff_user_id" ON "omni_store_staff" ("user_id") WHERE deleted_at IS NULL;`);

    this.addSql(`alter table if exists "omni_store_hours" add constraint "omni_store_hours_retail_store_id_foreign" foreign key ("retail_store_id") references "omni_retail_store" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table if exists "omni_store_exception" add constraint "omni_store_exception_retail_store_id_foreign" foreign key ("retail_store_id") references "omni_retail_store" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table if exists "omni_store_safety_stock" add constraint "omni_store_safety_stock_retail_store_id_foreign" foreign key ("retail_store_id") references "omni_retail_store" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table if exists "omni_store_staff" add constraint "omni_store_staff_retail_store_id_foreign" foreign key ("retail_store_id") references "omni_retail_store" ("id") on update cascade;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "omni_store_hours" drop constraint if exists "omni_store_hours_retail_store_id_foreign";`);

    this.addSql(`alter table if exists "omni_store_exception" drop constraint if exists "omni_store_exception_retail_store_id_foreign";`);

    this.addSql(`alter table if exists "omni_store_safety_stock" drop constraint if exists "omni_store_safety_stock_retail_store_id_foreign";`);

    this.addSql(`alter table if exists "omni_store_staff" drop constraint if exists "omni_store_staff_retail_store_id_foreign";`);

    this.addSql(`drop table if exists "omni_retail_store" cascade;`);

    this.addSql(`drop table if exists "omni_store_hours" cascade;`);

    this.addSql(`drop table if exists "omni_store_exception" cascade;`);

    this.addSql(`drop table if exists "omni_store_safety_stock" cascade;`);

    this.addSql(`drop table if exists "omni_store_staff" cascade;`);
  }

}
