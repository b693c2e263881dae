import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const ways = (names: readonly string[]) => [
  "alter table omni_return_case drop constraint if exists omni_return_case_way_check",
  `alter table omni_return_case add constraint omni_return_case_way_check
    check (way in (${names.map((name) => `'${name}'`).join(", ")}))`,
]

/** Units of an exchange that are collected in another store, and cases of those that nobody came for. */
export class Migration20261129121501_omni_store_return_collect extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table omni_return_new_unit
      add column collect boolean not null default false,
      add constraint omni_return_new_unit_collect check (not collect or from_location_id is not null)`)
    ways(["desk", "till", "pickup"]).forEach((statement) => this.addSql(statement))
    // What was not collected never left its shelf: nobody looked at it, and it brings no stock.
    this.addSql(`alter table omni_return_unit
      alter column grade drop not null,
      add constraint omni_return_unit_graded check ((grade is null) = (reason = 'not_collected'))`)
  }

  override async down(): Promise<void> {
    this.addSql(`alter table omni_return_unit
      drop constraint omni_return_unit_graded, alter column grade set not null`)
    ways(["desk", "till"]).forEach((statement) => this.addSql(statement))
    this.addSql(`alter table omni_return_new_unit
      drop constraint omni_return_new_unit_collect, drop column collect`)
  }
}
