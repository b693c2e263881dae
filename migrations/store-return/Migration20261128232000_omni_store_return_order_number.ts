import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** The list of returns is searched by the number people say. */
export class Migration20261128232000_omni_store_return_order_number extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      "create index omni_return_case_order_number on omni_return_case (order_display_id) where deleted_at is null"
    )
  }

  override async down(): Promise<void> {
    this.addSql("drop index if exists omni_return_case_order_number")
  }
}
