import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261128094653_omni_pos_incident_pages extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_omni_pos_incident_opened_at_id" ON "omni_pos_incident" ("opened_at", "id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_omni_pos_incident_open" ON "omni_pos_incident" ("opened_at", "id") WHERE deleted_at IS NULL AND resolved_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_omni_pos_incident_opened_at_id";`)
    this.addSql(`drop index if exists "IDX_omni_pos_incident_open";`)
  }
}
