import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261128210550_omni_store_return_init extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "omni_return_case" drop constraint if exists "omni_return_case_accepted_by_idempotency_key_unique";`
    )
    this.addSql(
      `create table if not exists "omni_return_case" ("id" text not null, "order_id" text not null, "order_display_id" integer not null, "retail_store_id" text not null, "stock_location_id" text not null, "currency_code" text not null, "worth" integer not null, "amount" integer not null, "state" text check ("state" in ('accepted', 'waiting', 'settled')) not null default 'accepted', "failure" text null, "medusa_return_id" text null, "note" text null, "accepted_by" text not null, "accepted_at" timestamptz not null, "settled_at" timestamptz null, "idempotency_key" text null, "input_hash" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "omni_return_case_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_omni_return_case_deleted_at" ON "omni_return_case" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_omni_return_case_accepted_by_idempotency_key_unique" ON "omni_return_case" ("accepted_by", "idempotency_key") WHERE idempotency_key is not null AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_omni_return_case_order_id" ON "omni_return_case" ("order_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_omni_return_case_accepted_at_id" ON "omni_return_case" ("accepted_at", "id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_omni_return_case_retail_store_id_accepted_at_id" ON "omni_return_case" ("retail_store_id", "accepted_at", "id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_omni_return_case_accepted_at" ON "omni_return_case" ("accepted_at") WHERE state <> 'settled' AND deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "omni_return_case" cascade;`)
  }
}
