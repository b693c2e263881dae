import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * What was posted lately is looked for every minute, to be told to other systems. Postings lie in the order of their
 * times, so an index of ranges does, which costs a sale next to nothing.
 */
export class Migration20261129183902_omni_loyalty_told extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create index omni_loyalty_posting_recorded on omni_loyalty_posting
      using brin (recorded_at) with (autosummarize = on)`)
  }

  override async down(): Promise<void> {
    this.addSql("drop index if exists omni_loyalty_posting_recorded")
  }
}
