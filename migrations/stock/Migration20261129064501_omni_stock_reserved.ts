import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261129064501_omni_stock_reserved extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "omni_stock_movement" drop constraint if exists "omni_stock_movement_reason_check";`
    )

    this.addSql(
      `alter table if exists "omni_stock_movement" add constraint "omni_stock_movement_reason_check" check("reason" in ('reserved', 'released', 'moved_out', 'moved_in', 'not_found', 'damaged', 'sold', 'sale_voided', 'returned', 'adjusted', 'transferred_out', 'received', 'counted', 'count_correction', 'opening', 'medusa'));`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "omni_stock_movement" drop constraint if exists "omni_stock_movement_reason_check";`
    )

    this.addSql(
      `alter table if exists "omni_stock_movement" add constraint "omni_stock_movement_reason_check" check("reason" in ('released', 'moved_out', 'moved_in', 'not_found', 'damaged', 'sold', 'sale_voided', 'returned', 'adjusted', 'transferred_out', 'received', 'counted', 'count_correction', 'opening', 'medusa'));`
    )
  }
}
