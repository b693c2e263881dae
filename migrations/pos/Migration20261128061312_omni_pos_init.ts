import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261128061312_omni_pos_init extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "omni_pos_pairing_code" drop constraint if exists "omni_pos_pairing_code_code_hash_unique";`);
    this.addSql(`alter table if exists "omni_pos_device_key" drop constraint if exists "omni_pos_device_key_kid_unique";`);
    this.addSql(`create table if not exists "omni_pos_device" ("id" text not null, "retail_store_id" text not null, "name" text not null, "scopes" text[] not null, "auth_mode" text check ("auth_mode" in ('private_key_jwt', 'hmac')) not null default 'private_key_jwt', "status" text check ("status" in ('unpaired', 'active', 'revoked')) not null default 'unpaired', "epoch" integer not null default 1, "sealed_secret" text null, "device_info" jsonb null, "paired_at" timestamptz null, "revoked_at" timestamptz null, "may_drain" boolean not null default true, "last_seen_at" timestamptz null, "clock_offset_ms" numeric null, "raw_clock_offset_ms" jsonb null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "omni_pos_device_pkey" primary key ("id"), constraint omni_pos_device_scopes check (scopes <@ array['sales', 'returns', 'stock', 'customers', 'loyalty', 'pickups', 'shifts', 'catalogue']::text[]), constraint omni_pos_device_epoch check (epoch > 0));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_pos_device_deleted_at" ON "omni_pos_device" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_pos_device_retail_store_id" ON "omni_pos_device" ("retail_store_id") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "omni_pos_device_key" ("id" text not null, "device_id" text not null, "kid" text not null, "public_jwk" jsonb not null, "revoked_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "omni_pos_device_key_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_pos_device_key_deleted_at" ON "omni_pos_device_key" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_omni_pos_device_key_kid_unique" ON "omni_pos_device_key" ("kid") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_pos_device_key_device_id" ON "omni_pos_device_key" ("device_id") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "omni_pos_pairing_code" ("id" text not null, "device_id" text not null, "code_hash" text not null, "expires_at" timestamptz not null, "used_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "omni_pos_pairing_code_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_pos_pairing_code_deleted_at" ON "omni_pos_pairing_code" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_omni_pos_pairing_code_code_hash_unique" ON "omni_pos_pairing_code" ("code_hash") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_pos_pairing_code_device_id" ON "omni_pos_pairing_code" ("device_id") WHERE deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "omni_pos_device" cascade;`);

    this.addSql(`drop table if exists "omni_pos_device_key" cascade;`);

    this.addSql(`drop table if exists "omni_pos_pairing_code" cascade;`);
  }

}
