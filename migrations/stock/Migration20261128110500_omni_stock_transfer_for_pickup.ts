import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** A transfer may be asked for because a pickup waits for its goods. */
export class Migration20261128110500_omni_stock_transfer_for_pickup extends Migration {
  override async up(): Promise<void> {
    this.addSql("alter table omni_stock_transfer add column pickup_id text")
    this.addSql("alter table omni_stock_transfer_step add column pickup_id text")
    this.addSql(
      "create index omni_stock_transfer_pickup on omni_stock_transfer (pickup_id) where pickup_id is not null"
    )
  }

  override async down(): Promise<void> {
    this.addSql("alter table omni_stock_transfer_step drop column pickup_id")
    this.addSql("alter table omni_stock_transfer drop column pickup_id")
  }
}
