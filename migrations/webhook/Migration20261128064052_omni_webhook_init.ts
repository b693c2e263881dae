import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261128064052_omni_webhook_init extends Migration {

  override async up(): Promise<void> {
    this.addSql(`create table if not exists "omni_webhook_endpoint" ("id" text not null, "url" text not null, "description" text null, "topics" text[] not null, "retail_store_id" text null, "wants_since" timestamptz not null, "is_active" boolean not null default true, "disabled_reason" text check ("disabled_reason" in ('staff', 'gone', 'failing')) null, "disabled_at" timestamptz null, "failing_since" timestamptz null, "paused_until" timestamptz null, "last_success_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "omni_webhook_endpoint_pkey" primary key ("id"), constraint omni_webhook_endpoint_disabled check (is_active = (disabled_reason is null)));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_webhook_endpoint_deleted_at" ON "omni_webhook_endpoint" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "omni_webhook_secret" ("id" text not null, "endpoint_id" text not null, "sealed" text not null, "ends_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "omni_webhook_secret_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_webhook_secret_deleted_at" ON "omni_webhook_secret" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_webhook_secret_endpoint_id" ON "omni_webhook_secret" ("endpoint_id") WHERE deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "omni_webhook_endpoint" cascade;`);

    this.addSql(`drop table if exists "omni_webhook_secret" cascade;`);
  }

}
