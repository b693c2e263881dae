import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261129121500_omni_pickup_of_exchange extends Migration {

  override async up(): Promise<void> {
    this.addSql(`drop index if exists "IDX_omni_pickup_order_id_unique";`);

    this.addSql(`alter table if exists "omni_pickup" add column if not exists "return_case_id" text null;`);
    this.addSql(`alter table if exists "omni_pickup" alter column "cart_id" type text using ("cart_id"::text);`);
    this.addSql(`alter table if exists "omni_pickup" alter column "cart_id" drop not null;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_omni_pickup_order_id_unique" ON "omni_pickup" ("order_id") WHERE return_case_id IS NULL AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_pickup_order_id" ON "omni_pickup" ("order_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_omni_pickup_return_case_id" ON "omni_pickup" ("return_case_id") WHERE return_case_id IS NOT NULL AND deleted_at IS NULL;`);
    this.addSql(`alter table if exists "omni_pickup" add constraint omni_pickup_check check((cart_id is null) <> (return_case_id is null));`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "omni_pickup" drop constraint if exists omni_pickup_check;`);

    this.addSql(`drop index if exists "IDX_omni_pickup_order_id_unique";`);
    this.addSql(`drop index if exists "IDX_omni_pickup_order_id";`);
    this.addSql(`drop index if exists "IDX_omni_pickup_return_case_id";`);
    this.addSql(`alter table if exists "omni_pickup" drop column if exists "return_case_id";`);

    this.addSql(`alter table if exists "omni_pickup" alter column "cart_id" type text using ("cart_id"::text);`);
    this.addSql(`alter table if exists "omni_pickup" alter column "cart_id" set not null;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_omni_pickup_order_id_unique" ON "omni_pickup" ("order_id") WHERE deleted_at IS NULL;`);
  }

}
