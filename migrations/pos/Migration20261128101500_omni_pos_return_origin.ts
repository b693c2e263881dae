import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * Returns that Medusa's orders do not show yet, by what they take back: whoever looks an order up must not be told that
 * units may come back which another till has taken back a moment ago. Empty but for those on their way.
 */
export class Migration20261128101500_omni_pos_return_origin extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create index omni_pos_event_return_origin on omni_pos_event
         (coalesce(lower(body->'data'->'original'->>'sale_event_id'), body->'data'->'original'->>'order_id'))
       where type = 'return.completed' and follow_up in ('pending', 'failed')`
    )
  }

  override async down(): Promise<void> {
    this.addSql("drop index if exists omni_pos_event_return_origin")
  }
}
