import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What ended or was settled lately is looked for every few minutes, to be told to other systems. */
export class Migration20261129183901_omni_store_return_told extends Migration {
  override async up(): Promise<void> {
    this.addSql("create index omni_return_request_ended on omni_return_request (ended_at)")
    this.addSql(
      "create index omni_return_case_settled on omni_return_case (settled_at) where deleted_at is null"
    )
  }

  override async down(): Promise<void> {
    this.addSql("drop index if exists omni_return_request_ended")
    this.addSql("drop index if exists omni_return_case_settled")
  }
}
