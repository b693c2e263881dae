import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261121221716_omni_pickup_init extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "omni_stock_hold" drop constraint if exists "omni_stock_hold_cart_id_inventory_item_id_unique";`);
    this.addSql(`alter table if exists "omni_slot_seat" drop constraint if exists "omni_slot_seat_cart_id_unique";`);
    this.addSql(`alter table if exists "omni_pickup_settlement" drop constraint if exists "omni_pickup_settlement_reference_unique";`);
    this.addSql(`alter table if exists "omni_pickup_notice" drop constraint if exists "omni_pickup_notice_pickup_id_kind_occasion_unique";`);
    this.addSql(`alter table if exists "omni_pickup_line" drop constraint if exists "omni_pickup_line_order_line_item_id_unique";`);
    this.addSql(`alter table if exists "omni_pickup_event" drop constraint if exists "omni_pickup_event_pickup_id_idempotency_key_unique";`);
    this.addSql(`alter table if exists "omni_pickup_event" drop constraint if exists "omni_pickup_event_pickup_id_version_unique";`);
    this.addSql(`alter table if exists "omni_pickup_code" drop constraint if exists "omni_pickup_code_pickup_id_unique";`);
    this.addSql(`alter table if exists "omni_pickup_code" drop constraint if exists "omni_pickup_code_pickup_id_issue_unique";`);
    this.addSql(`alter table if exists "omni_pickup_code" drop constraint if exists "omni_pickup_code_code_hash_unique";`);
    this.addSql(`alter table if exists "omni_pickup" drop constraint if exists "omni_pickup_order_id_unique";`);
    this.addSql(`alter table if exists "omni_code_attempt" drop constraint if exists "omni_code_attempt_subject_unique";`);
    this.addSql(`alter table if exists "omni_cart_pickup" drop constraint if exists "omni_cart_pickup_cart_id_unique";`);
    this.addSql(`create table if not exists "omni_cart_pickup" ("id" text not null, "cart_id" text not null, "retail_store_id" text not null, "stock_location_id" text not null, "store_sales_channel_id" text not null, "borrowed_from_channel_id" text null, "previous_shipping_address_id" text null, "slot_starts_at" timestamptz null, "slot_ends_at" timestamptz null, "ready_at" timestamptz null, "collector" jsonb null, "pay_in_store" boolean not null default false, "state" text check ("state" in ('chosen', 'completing', 'placed')) not null default 'chosen', "held_until" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "omni_cart_pickup_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_cart_pickup_deleted_at" ON "omni_cart_pickup" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_omni_cart_pickup_cart_id_unique" ON "omni_cart_pickup" ("cart_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_cart_pickup_state_updated_at" ON "omni_cart_pickup" ("state", "updated_at") WHERE deleted_at IS NULL AND state <> 'placed';`);

    this.addSql(`create table if not exists "omni_code_attempt" ("id" text not null, "subject" text not null, "window_started_at" timestamptz not null, "failures" integer not null default 0, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "omni_code_attempt_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_code_attempt_deleted_at" ON "omni_code_attempt" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_omni_code_attempt_subject_unique" ON "omni_code_attempt" ("subject") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_code_attempt_window_started_at" ON "omni_code_attempt" ("window_started_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "omni_pickup" ("id" text not null, "order_id" text not null, "order_display_id" integer not null, "cart_id" text not null, "retail_store_id" text not null, "stock_location_id" text not null, "customer_id" text null, "customer_name" text not null, "email" text null, "locale" text not null, "currency_code" text not null, "status" text check ("status" in ('placed', 'accepted', 'picking', 'ready', 'partially_collected', 'collected', 'rejected', 'expired', 'cancelled', 'converted')) not null default 'placed', "version" integer not null default 1, "collector" jsonb null, "pay_in_store" boolean not null default false, "slot_starts_at" timestamptz null, "slot_ends_at" timestamptz null, "promised_at" timestamptz not null, "accepted_at" timestamptz null, "ready_at" timestamptz null, "expires_at" timestamptz null, "collected_at" timestamptz null, "closed_at" timestamptz null, "bin" text null, "extensions" integer not null default 0, "rejection_reason" text null, "alternative_until" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "omni_pickup_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_pickup_deleted_at" ON "omni_pickup" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_omni_pickup_order_id_unique" ON "omni_pickup" ("order_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_pickup_cart_id" ON "omni_pickup" ("cart_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_pickup_retail_store_id_status_promised_at" ON "omni_pickup" ("retail_store_id", "status", "promised_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_pickup_status_promised_at" ON "omni_pickup" ("status", "promised_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_pickup_status_expires_at" ON "omni_pickup" ("status", "expires_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_pickup_customer_id" ON "omni_pickup" ("customer_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_pickup_order_display_id" ON "omni_pickup" ("order_display_id") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "omni_pickup_code" ("id" text not null, "pickup_id" text not null, "retail_store_id" text not null, "issue" integer not null, "code_hash" text not null, "state" text check ("state" in ('live', 'redeemed', 'revoked')) not null default 'live', "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "omni_pickup_code_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_pickup_code_deleted_at" ON "omni_pickup_code" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_omni_pickup_code_code_hash_unique" ON "omni_pickup_code" ("code_hash") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_omni_pickup_code_pickup_id_issue_unique" ON "omni_pickup_code" ("pickup_id", "issue") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_omni_pickup_code_pickup_id_unique" ON "omni_pickup_code" ("pickup_id") WHERE state = 'live' AND deleted_at IS NULL;`);

    this.addSql(`create table if not exists "omni_pickup_event" ("id" text not null, "pickup_id" text not null, "version" integer not null, "command" text not null, "from_status" text check ("from_status" in ('placed', 'accepted', 'picking', 'ready', 'partially_collected', 'collected', 'rejected', 'expired', 'cancelled', 'converted')) null, "to_status" text check ("to_status" in ('placed', 'accepted', 'picking', 'ready', 'partially_collected', 'collected', 'rejected', 'expired', 'cancelled', 'converted')) not null, "actor_type" text check ("actor_type" in ('shopper', 'guest', 'user', 'system')) not null, "actor_id" text null, "retail_store_id" text not null, "occurred_at" timestamptz not null, "received_at" timestamptz not null, "idempotency_key" text null, "input_hash" text null, "details" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "omni_pickup_event_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_pickup_event_deleted_at" ON "omni_pickup_event" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_omni_pickup_event_pickup_id_version_unique" ON "omni_pickup_event" ("pickup_id", "version") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_omni_pickup_event_pickup_id_idempotency_key_unique" ON "omni_pickup_event" ("pickup_id", "idempotency_key") WHERE idempotency_key IS NOT NULL AND deleted_at IS NULL;`);

    this.addSql(`create table if not exists "omni_pickup_line" ("id" text not null, "order_line_item_id" text not null, "variant_id" text null, "sku" text null, "title" text not null, "variant_title" text null, "thumbnail" text null, "quantity" integer not null, "picked_quantity" integer not null default 0, "short_quantity" integer not null default 0, "collected_quantity" integer not null default 0, "refused_quantity" integer not null default 0, "pickup_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "omni_pickup_line_pkey" primary key ("id"), constraint omni_pickup_line_check check (quantity > 0
      and least(picked_quantity, short_quantity, collected_quantity, refused_quantity) >= 0
      and short_quantity + collected_quantity + refused_quantity <= quantity
      and picked_quantity + short_quantity <= quantity));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_pickup_line_pickup_id" ON "omni_pickup_line" ("pickup_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_pickup_line_deleted_at" ON "omni_pickup_line" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_omni_pickup_line_order_line_item_id_unique" ON "omni_pickup_line" ("order_line_item_id") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "omni_pickup_notice" ("id" text not null, "pickup_id" text not null, "kind" text check ("kind" in ('received', 'ready', 'reminder', 'expired', 'collected', 'rejected', 'cancelled')) not null, "occasion" text not null, "state" text check ("state" in ('pending', 'sent', 'suppressed')) not null default 'pending', "due_at" timestamptz not null, "sent_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "omni_pickup_notice_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_pickup_notice_deleted_at" ON "omni_pickup_notice" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_omni_pickup_notice_pickup_id_kind_occasion_unique" ON "omni_pickup_notice" ("pickup_id", "kind", "occasion") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_pickup_notice_state_due_at" ON "omni_pickup_notice" ("state", "due_at") WHERE state = 'pending' AND deleted_at IS NULL;`);

    this.addSql(`create table if not exists "omni_pickup_settlement" ("id" text not null, "pickup_id" text not null, "reference" text not null, "reason" text check ("reason" in ('refused', 'short', 'rest', 'whole')) not null, "units" jsonb not null, "amount" numeric null, "currency_code" text not null, "state" text check ("state" in ('pending', 'done', 'failed')) not null default 'pending', "failure" text null, "raw_amount" jsonb null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "omni_pickup_settlement_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_pickup_settlement_deleted_at" ON "omni_pickup_settlement" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_omni_pickup_settlement_reference_unique" ON "omni_pickup_settlement" ("reference") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_pickup_settlement_pickup_id" ON "omni_pickup_settlement" ("pickup_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_pickup_settlement_state" ON "omni_pickup_settlement" ("state") WHERE state <> 'done' AND deleted_at IS NULL;`);

    this.addSql(`create table if not exists "omni_slot_seat" ("id" text not null, "retail_store_id" text not null, "starts_at" timestamptz not null, "ends_at" timestamptz not null, "cart_id" text not null, "state" text check ("state" in ('tentative', 'confirmed', 'freed')) not null default 'tentative', "expires_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "omni_slot_seat_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_slot_seat_deleted_at" ON "omni_slot_seat" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_omni_slot_seat_cart_id_unique" ON "omni_slot_seat" ("cart_id") WHERE deleted_at IS NULL AND state <> 'freed';`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_slot_seat_retail_store_id_starts_at" ON "omni_slot_seat" ("retail_store_id", "starts_at") WHERE deleted_at IS NULL AND state <> 'freed';`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_slot_seat_expires_at" ON "omni_slot_seat" ("expires_at") WHERE deleted_at IS NULL AND state = 'tentative';`);

    this.addSql(`create table if not exists "omni_stock_hold" ("id" text not null, "cart_id" text not null, "stock_location_id" text not null, "inventory_item_id" text not null, "quantity" integer not null, "state" text check ("state" in ('held', 'used', 'released')) not null default 'held', "held_since" timestamptz not null, "expires_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "omni_stock_hold_pkey" primary key ("id"), constraint omni_stock_hold_check check (quantity > 0));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_stock_hold_deleted_at" ON "omni_stock_hold" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_omni_stock_hold_cart_id_inventory_item_id_unique" ON "omni_stock_hold" ("cart_id", "inventory_item_id") WHERE deleted_at IS NULL AND state = 'held';`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_stock_hold_stock_location_id_inventory_item_id" ON "omni_stock_hold" ("stock_location_id", "inventory_item_id") WHERE deleted_at IS NULL AND state = 'held';`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_stock_hold_expires_at" ON "omni_stock_hold" ("expires_at") WHERE deleted_at IS NULL AND state = 'held';`);

    this.addSql(`alter table if exists "omni_pickup_line" add constraint "omni_pickup_line_pickup_id_foreign" foreign key ("pickup_id") references "omni_pickup" ("id") on update cascade;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "omni_pickup_line" drop constraint if exists "omni_pickup_line_pickup_id_foreign";`);

    this.addSql(`drop table if exists "omni_cart_pickup" cascade;`);

    this.addSql(`drop table if exists "omni_code_attempt" cascade;`);

    this.addSql(`drop table if exists "omni_pickup" cascade;`);

    this.addSql(`drop table if exists "omni_pickup_code" cascade;`);

    this.addSql(`drop table if exists "omni_pickup_event" cascade;`);

    this.addSql(`drop table if exists "omni_pickup_line" cascade;`);

    this.addSql(`drop table if exists "omni_pickup_notice" cascade;`);

    this.addSql(`drop table if exists "omni_pickup_settlement" cascade;`);

    this.addSql(`drop table if exists "omni_slot_seat" cascade;`);

    this.addSql(`drop table if exists "omni_stock_hold" cascade;`);
  }

}
