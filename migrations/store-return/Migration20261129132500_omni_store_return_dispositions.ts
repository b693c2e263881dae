import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const graded = (names: readonly string[]) => `alter table omni_return_unit
  add constraint omni_return_unit_grade_check check (grade in (${names.map((name) => `'${name}'`).join(", ")}))`

/** Where each unit was put, whose stock it became, and the transfer of what goes to the centre. */
export class Migration20261129132500_omni_store_return_dispositions extends Migration {
  override async up(): Promise<void> {
    this.addSql("alter table omni_return_case add column transfer_id text")
    this.addSql(`alter table omni_return_unit
      drop constraint omni_return_unit_grade_check,
      add column disposition text,
      add column stock_location_id text`)
    this.rewrite(`update omni_return_unit unit
      set disposition = case grade when 'resell' then 'shelf' else 'damaged_bin' end,
        stock_location_id = case grade when 'resell' then returned.stock_location_id end
      from omni_return_case returned
      where returned.id = unit.case_id and grade is not null`)
    this.addSql(graded(["resell", "refurbish", "damaged"]))
    // What was not collected is graded by nobody and put nowhere.
    this.addSql(`alter table omni_return_unit
      add constraint omni_return_unit_put check ((disposition is null) = (grade is null)),
      add constraint omni_return_unit_put_by_grade check (case grade
        when 'resell' then disposition in ('shelf', 'centre') and stock_location_id is not null
        when 'refurbish' then disposition = 'refurbish'
        when 'damaged' then disposition = 'damaged_bin'
        else stock_location_id is null end)`)
  }

  override async down(): Promise<void> {
    this.addSql(`alter table omni_return_unit
      drop constraint omni_return_unit_put_by_grade, drop constraint omni_return_unit_put,
      drop constraint omni_return_unit_grade_check,
      drop column disposition, drop column stock_location_id`)
    this.rewrite("update omni_return_unit set grade = 'damaged' where grade = 'refurbish'")
    this.addSql(graded(["resell", "damaged"]))
    this.addSql("alter table omni_return_case drop column transfer_id")
  }

  /** Units stay as they were written; only here nothing of what they tell is changed. */
  private rewrite(statement: string): void {
    this.addSql("alter table omni_return_unit disable trigger omni_return_unit_kept")
    this.addSql(statement)
    this.addSql("alter table omni_return_unit enable trigger omni_return_unit_kept")
  }
}
