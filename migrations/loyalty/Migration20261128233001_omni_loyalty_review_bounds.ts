import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What a review found beside the tier: how much may be bought before anything can change. Unknown until the next review. */
export class Migration20261128233001_omni_loyalty_review_bounds extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table omni_loyalty_tier
      add column room bigint check (room >= 0),
      add column room_from timestamptz,
      add column bonuses_until timestamptz,
      add constraint omni_loyalty_tier_room check ((room is null) = (room_from is null))`)
    this.addSql(`create index omni_loyalty_lot_came_back on omni_loyalty_lot (account_id)
      where returned_value > 0 and award->>'bought_at' is not null`)
    // Without it the planner takes every lot of an account for a bonus, and starts workers to find none.
    this.addSql(`do $$ begin
      if current_setting('server_version_num')::int >= 140000 then
        create statistics omni_loyalty_lot_award on (award->>'bonus'), (award->>'bought_at') from omni_loyalty_lot;
      end if;
    end $$`)
  }

  override async down(): Promise<void> {
    this.addSql("drop statistics if exists omni_loyalty_lot_award")
    this.addSql("drop index if exists omni_loyalty_lot_came_back")
    this.addSql(`alter table omni_loyalty_tier drop constraint if exists omni_loyalty_tier_room,
      drop column if exists room, drop column if exists room_from, drop column if exists bonuses_until`)
  }
}
