import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261128232900_omni_store_return_ways extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "omni_return_case" add column if not exists "way" text check ("way" in ('desk', 'till')) not null default 'desk', add column if not exists "cashier" jsonb null, add column if not exists "fiscal_receipt" jsonb null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "omni_return_case" drop column if exists "way", drop column if exists "cashier", drop column if exists "fiscal_receipt";`
    )
  }
}
