import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261128073122_omni_pos_secret_overlap extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "omni_pos_device" add column if not exists "previous_sealed_secret" text null, add column if not exists "previous_secret_until" timestamptz null;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "omni_pos_device" drop column if exists "previous_sealed_secret", drop column if exists "previous_secret_until";`);
  }

}
