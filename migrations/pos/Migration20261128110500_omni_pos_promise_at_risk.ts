import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const KINDS = [
  "oversell",
  "unknown_product",
  "return_exceeds_sale",
  "total_difference",
  "pickup_hand_over_conflict",
  "late_sale_in_closed_shift",
]

const allow = (kinds: readonly string[]): string =>
  `alter table "omni_pos_incident" add constraint "omni_pos_incident_kind_check"
   check ("kind" in (${kinds.map((kind) => `'${kind}'`).join(", ")}))`

/** Online promises that a sale in the store leaves without goods. */
export class Migration20261128110500_omni_pos_promise_at_risk extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      'alter table "omni_pos_incident" drop constraint if exists "omni_pos_incident_kind_check"'
    )
    this.addSql(allow([...KINDS, "promise_at_risk"]))
    this.addSql(`create index "omni_pos_incident_subject" on "omni_pos_incident" ("kind", "subject")
      where deleted_at is null and resolved_at is null`)
  }

  override async down(): Promise<void> {
    this.addSql('drop index if exists "omni_pos_incident_subject"')
    this.addSql(`delete from "omni_pos_incident" where "kind" = 'promise_at_risk'`)
    this.addSql(
      'alter table "omni_pos_incident" drop constraint if exists "omni_pos_incident_kind_check"'
    )
    this.addSql(allow(KINDS))
  }
}
