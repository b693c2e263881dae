import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261128063019_omni_change_feed_init extends Migration {

  override async up(): Promise<void> {
    this.addSql(`create table if not exists "omni_change_feed" ("id" text not null, "generation" text not null, "floor_xid" text not null default '0', "floor_id" text not null default '0', "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "omni_change_feed_pkey" primary key ("id"), constraint omni_change_feed_one check (id = 'feed'));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_change_feed_deleted_at" ON "omni_change_feed" ("deleted_at") WHERE deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "omni_change_feed" cascade;`);
  }

}
