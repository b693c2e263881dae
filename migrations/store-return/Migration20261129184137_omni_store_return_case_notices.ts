import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Notices of returns that nobody asked for before: they are about the return itself. */
export class Migration20261129184137_omni_store_return_case_notices extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table omni_return_notice
      alter column request_id drop not null,
      add column case_id text references omni_return_case,
      add constraint omni_return_notice_of_one check (num_nonnulls(request_id, case_id) = 1),
      add constraint omni_return_notice_of_case
        check (case_id is null or kind in ('received', 'refunded'))`)
    this.addSql(`create unique index omni_return_notice_case_once
      on omni_return_notice (case_id, kind, occasion) where deleted_at is null`)
  }

  override async down(): Promise<void> {
    this.addSql("delete from omni_return_notice where case_id is not null")
    this.addSql(`alter table omni_return_notice
      drop column case_id, alter column request_id set not null`)
  }
}
