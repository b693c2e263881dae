import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Rules that come into force later, and trials of rules on past orders. */
export class Migration20261128193001_omni_loyalty_dry_run extends Migration {
  override async up(): Promise<void> {
    // Versions are append-only, so the older ones keep none: they hold since they were made.
    this.addSql("alter table omni_loyalty_rules add column in_force_from timestamptz")
    this.addSql(`alter table omni_loyalty_rules add constraint omni_loyalty_rules_not_before
      check (in_force_from >= created_at)`)
    this.addSql(`create table omni_loyalty_dry_run (
      id text primary key,
      programme_id text not null references omni_loyalty_programme (id),
      present_version integer not null,
      rules jsonb not null,
      period_from timestamptz not null,
      period_until timestamptz not null,
      status text not null check (status in ('running', 'done', 'failed')),
      cursor text not null,
      orders bigint not null default 0 check (orders >= 0),
      points jsonb not null default '{}',
      outstanding bigint,
      requested_by text not null,
      requested_at timestamptz not null,
      finished_at timestamptz,
      foreign key (programme_id, present_version) references omni_loyalty_rules (programme_id, version),
      check (period_from < period_until),
      check ((status = 'running') = (finished_at is null)),
      check (status <> 'done' or outstanding is not null)
    )`)
    this.addSql(`create index omni_loyalty_dry_run_of
      on omni_loyalty_dry_run (programme_id, requested_at desc, id)`)
    this.addSql(`create table omni_loyalty_dry_run_account (
      dry_run_id text not null references omni_loyalty_dry_run (id) on delete cascade,
      account_id text not null references omni_loyalty_account (id),
      present bigint not null check (present >= 0),
      candidate bigint not null check (candidate >= 0),
      primary key (dry_run_id, account_id)
    )`)
    this.addSql(`create index omni_loyalty_dry_run_account_difference
      on omni_loyalty_dry_run_account (dry_run_id, (candidate - present), account_id)`)
  }

  override async down(): Promise<void> {
    this.addSql("drop table if exists omni_loyalty_dry_run_account")
    this.addSql("drop table if exists omni_loyalty_dry_run")
    this.addSql("alter table omni_loyalty_rules drop column if exists in_force_from")
  }
}
