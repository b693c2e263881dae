import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * What a return kept back for discounts that did not hold any more, in minor units; below 0: gave back, so that the amount may
 * be more than the units are worth.
 */
export class Migration20261129230500_omni_store_return_lapsed extends Migration {
  override async up(): Promise<void> {
    this.addSql("alter table omni_return_terms add column lapsed bigint not null default 0")
    this.addSql(`alter table omni_return_case drop constraint omni_return_case_check,
      add constraint omni_return_case_check check (amount >= 0)`)
  }

  override async down(): Promise<void> {
    this.addSql(`alter table omni_return_case drop constraint omni_return_case_check,
      add constraint omni_return_case_check check (amount between 0 and worth) not valid`)
    this.addSql("alter table omni_return_terms drop column lapsed")
  }
}
