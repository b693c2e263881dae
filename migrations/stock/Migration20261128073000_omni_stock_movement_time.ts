import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * "What moved since" is asked every minute. Movements are appended in the order of time, so an index of block
 * ranges finds them, and costs the writers next to nothing.
 */
export class Migration20261128073000_omni_stock_movement_time extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create index omni_stock_movement_time on omni_stock_movement using brin (created_at) with (pages_per_range = 16, autosummarize = on)`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists omni_stock_movement_time`)
  }
}
