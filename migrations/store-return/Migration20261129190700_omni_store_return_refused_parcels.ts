import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Why something of a parcel was not taken back. */
export class Migration20261129190700_omni_store_return_refused_parcels extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table omni_return_request add column refused_reason text
      constraint omni_return_request_refused check (refused_reason is null or state = 'received')`)
  }

  override async down(): Promise<void> {
    this.addSql("alter table omni_return_request drop column refused_reason")
  }
}
