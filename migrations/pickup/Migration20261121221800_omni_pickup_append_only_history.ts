import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** The history of a pickup is evidence: nobody rewrites it, not even by a generated service method. */
export class Migration20261121221800_omni_pickup_append_only_history extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create or replace function omni_refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
      end $$;`)
    this.addSql(`create or replace trigger omni_pickup_event_append_only
      before update or delete on omni_pickup_event
      for each row execute function omni_refuse_change();`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop trigger if exists omni_pickup_event_append_only on omni_pickup_event;`)
  }
}
