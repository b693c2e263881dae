import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const KINDS = [
  "oversell",
  "unknown_product",
  "return_exceeds_sale",
  "total_difference",
  "pickup_hand_over_conflict",
  "late_sale_in_closed_shift",
  "promise_at_risk",
]
const OF_POINTS = ["points_account_unknown", "points_overspent"]

const listOf = (kinds: readonly string[]): string => kinds.map((kind) => `'${kind}'`).join(", ")

const allow = (kinds: readonly string[]): string =>
  `alter table "omni_pos_incident" add constraint "omni_pos_incident_kind_check"
   check ("kind" in (${listOf(kinds)}))`

const FORBID =
  'alter table "omni_pos_incident" drop constraint if exists "omni_pos_incident_kind_check"'

/** What is wrong with points a till spent. */
export class Migration20261128151500_omni_pos_points_incidents extends Migration {
  override async up(): Promise<void> {
    this.addSql(FORBID)
    this.addSql(allow([...KINDS, ...OF_POINTS]))
  }

  override async down(): Promise<void> {
    this.addSql(`delete from "omni_pos_incident" where "kind" in (${listOf(OF_POINTS)})`)
    this.addSql(FORBID)
    this.addSql(allow(KINDS))
  }
}
