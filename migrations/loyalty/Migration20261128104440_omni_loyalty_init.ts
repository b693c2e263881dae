import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261128104440_omni_loyalty_init extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "omni_loyalty_programme" drop constraint if exists "omni_loyalty_programme_handle_unique";`
    )
    this.addSql(
      `create table if not exists "omni_loyalty_programme" ("id" text not null, "handle" text not null, "name" text not null, "rules_version" integer not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "omni_loyalty_programme_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_omni_loyalty_programme_deleted_at" ON "omni_loyalty_programme" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_omni_loyalty_programme_handle_unique" ON "omni_loyalty_programme" ("handle") WHERE deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "omni_loyalty_programme" cascade;`)
  }
}
