import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Units of an exchange that are delivered from another place. */
export class Migration20261129064502_omni_store_return_delivery extends Migration {
  override async up(): Promise<void> {
    this.addSql("alter table omni_return_new_unit add column from_location_id text")
    // Whose home it is stays here no longer than until Medusa's order has it.
    this.addSql(`alter table omni_return_case add column delivery_address jsonb,
      add check (delivery_address is null or medusa_return_id is null)`)
  }

  override async down(): Promise<void> {
    this.addSql("alter table omni_return_case drop column delivery_address")
    this.addSql("alter table omni_return_new_unit drop column from_location_id")
  }
}
