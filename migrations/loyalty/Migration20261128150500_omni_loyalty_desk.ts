import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What people do to accounts by hand: adjustments that may need a second person, freezes, imports. */
export class Migration20261128150500_omni_loyalty_desk extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table omni_loyalty_adjustment (
      id text primary key,
      account_id text not null references omni_loyalty_account (id),
      points bigint not null check (points <> 0),
      reason_code text not null,
      note text not null,
      requested_by text not null,
      requested_at timestamptz not null,
      second_person_above bigint not null check (second_person_above >= 0),
      points_in_a_day bigint not null,
      status text not null check (status in ('waiting', 'applied', 'declined')),
      decided_by text,
      decided_at timestamptz,
      constraint omni_loyalty_adjustment_two_people check (status = 'declined' or decided_by <> requested_by),
      constraint omni_loyalty_adjustment_above_limit check (
        status <> 'applied' or decided_by is not null or points_in_a_day <= second_person_above
      ),
      check (points_in_a_day >= abs(points)),
      check ((status = 'waiting') = (decided_at is null)),
      check (status <> 'waiting' or decided_by is null),
      check (status <> 'declined' or decided_by is not null)
    )`)
    this.addSql(`create index omni_loyalty_adjustment_listed
      on omni_loyalty_adjustment (status, requested_at, id)`)
    this.addSql(`create index omni_loyalty_adjustment_account
      on omni_loyalty_adjustment (account_id, requested_at)`)
    this.addSql(`create function omni_loyalty_decide_once() returns trigger language plpgsql as $$
      begin
        if old.status <> 'waiting' then
          raise exception 'An adjustment is decided once' using errcode = 'restrict_violation';
        end if;
        if (new.id, new.account_id, new.points, new.reason_code, new.note, new.requested_by, new.requested_at,
              new.second_person_above, new.points_in_a_day)
            is distinct from (old.id, old.account_id, old.points, old.reason_code, old.note, old.requested_by,
              old.requested_at, old.second_person_above, old.points_in_a_day) then
          raise exception 'What was asked for does not change' using errcode = 'restrict_violation';
        end if;
        return new;
      end $$`)
    this
      .addSql(`create trigger omni_loyalty_adjustment_decided_once before update on omni_loyalty_adjustment
      for each row execute function omni_loyalty_decide_once()`)
    this.addSql(`create table omni_loyalty_freeze (
      id text primary key,
      account_id text not null references omni_loyalty_account (id),
      note text not null,
      frozen_by text not null,
      frozen_at timestamptz not null,
      ended_by text,
      ended_at timestamptz,
      check ((ended_by is null) = (ended_at is null))
    )`)
    this.addSql(`create unique index omni_loyalty_freeze_open
      on omni_loyalty_freeze (account_id) where ended_at is null`)
    this.addSql(`create table omni_loyalty_import (
      id text primary key,
      programme_id text not null references omni_loyalty_programme (id),
      file_hash text not null,
      rows integer not null,
      points bigint not null,
      accounts_opened integer not null,
      imported_by text not null,
      created_at timestamptz not null,
      constraint omni_loyalty_import_once unique (programme_id, file_hash)
    )`)
    this.addSql(`create trigger omni_loyalty_import_append_only
      before update or delete on omni_loyalty_import for each row execute function omni_refuse_change()`)
    for (const table of ["adjustment", "freeze"]) {
      this.addSql(`create trigger omni_loyalty_${table}_kept
        before delete on omni_loyalty_${table} for each row execute function omni_refuse_change()`)
    }
    this.addSql(`create index omni_loyalty_merge_survivor on omni_loyalty_merge (survivor_id)`)
    this.addSql(`create index omni_loyalty_merge_merged on omni_loyalty_merge (merged_id)`)
    this.addSql(`create index omni_loyalty_account_listed
      on omni_loyalty_account (created_at, id)`)
    // For reports by month. Postings are written in the order of time, so blocks of them tell enough, and writing
    // one costs next to nothing.
    this.addSql(`create index omni_loyalty_posting_recorded
      on omni_loyalty_posting using brin (recorded_at) with (pages_per_range = 16, autosummarize = on)`)
  }

  override async down(): Promise<void> {
    this.addSql("drop index if exists omni_loyalty_posting_recorded")
    this.addSql("drop index if exists omni_loyalty_account_listed")
    this.addSql("drop index if exists omni_loyalty_merge_survivor")
    this.addSql("drop index if exists omni_loyalty_merge_merged")
    this.addSql(
      "drop table if exists omni_loyalty_import, omni_loyalty_freeze, omni_loyalty_adjustment"
    )
    this.addSql("drop function if exists omni_loyalty_decide_once()")
  }
}
