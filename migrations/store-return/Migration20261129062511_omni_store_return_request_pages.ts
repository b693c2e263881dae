import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Parcels that are expected are listed by state, and found by the number people say. */
export class Migration20261129062511_omni_store_return_request_pages extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create index omni_return_request_way
      on omni_return_request (way, state, asked_at desc, id)`)
    this.addSql(`create index omni_return_request_order_number
      on omni_return_request (order_display_id)`)
  }

  override async down(): Promise<void> {
    for (const index of ["way", "order_number"]) {
      this.addSql(`drop index if exists omni_return_request_${index}`)
    }
  }
}
