import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261128063025_omni_pickup_till_actor extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "omni_pickup_event" drop constraint if exists "omni_pickup_event_actor_type_check";`);

    this.addSql(`alter table if exists "omni_pickup_event" add constraint "omni_pickup_event_actor_type_check" check("actor_type" in ('shopper', 'guest', 'user', 'till', 'system'));`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "omni_pickup_event" drop constraint if exists "omni_pickup_event_actor_type_check";`);

    this.addSql(`alter table if exists "omni_pickup_event" add constraint "omni_pickup_event_actor_type_check" check("actor_type" in ('shopper', 'guest', 'user', 'system'));`);
  }

}
