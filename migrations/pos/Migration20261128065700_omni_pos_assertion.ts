import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Assertions that were used: each opens one token, in whatever process. Swept when they have expired. */
export class Migration20261128065700_omni_pos_assertion extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table omni_pos_assertion (
      device_id text not null,
      jti text not null,
      expires_at timestamptz not null,
      primary key (device_id, jti)
    )`)
    this.addSql("create index omni_pos_assertion_expires on omni_pos_assertion (expires_at)")
  }

  override async down(): Promise<void> {
    this.addSql("drop table if exists omni_pos_assertion")
  }
}
