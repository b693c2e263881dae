import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Movements explain every figure we changed: nobody rewrites them. */
export class Migration20261121223500_omni_stock_append_only_movements extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create or replace function omni_refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
      end $$;`)
    this.addSql(`create or replace trigger omni_stock_movement_append_only
      before update or delete on omni_stock_movement
      for each row execute function omni_refuse_change();`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop trigger if exists omni_stock_movement_append_only on omni_stock_movement;`)
  }
}
