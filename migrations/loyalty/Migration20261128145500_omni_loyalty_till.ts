import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const carriers = (names: readonly string[]): string[] => [
  "alter table omni_loyalty_hold drop constraint if exists omni_loyalty_hold_carrier_check",
  `alter table omni_loyalty_hold add constraint omni_loyalty_hold_carrier_check
     check (carrier in (${names.map((name) => `'${name}'`).join(", ")}))`,
]

/** What tills have of accounts beside holds: slices they may spend without asking, and codes they read off a screen. */
export class Migration20261128145500_omni_loyalty_till extends Migration {
  override async up(): Promise<void> {
    carriers(["cart", "till", "lease"]).forEach((sql) => this.addSql(sql))
    this.addSql(`create table omni_loyalty_lease (
      id text primary key,
      account_id text not null references omni_loyalty_account (id),
      device_id text not null,
      hold_id text not null references omni_loyalty_hold (id),
      granted bigint not null check (granted > 0),
      spent bigint not null default 0,
      valid_until timestamptz not null,
      reclaim_at timestamptz not null,
      status text not null default 'open'
        check (status in ('open', 'spent', 'returned', 'lapsed', 'revoked', 'exceeded')),
      created_at timestamptz not null,
      ended_at timestamptz,
      constraint omni_loyalty_lease_spent check (spent between 0 and granted),
      constraint omni_loyalty_lease_waits check (valid_until <= reclaim_at),
      check ((status = 'open') = (ended_at is null))
    )`)
    this.addSql(`create unique index omni_loyalty_lease_open
      on omni_loyalty_lease (device_id, account_id) where status = 'open'`)
    this.addSql(
      "create index omni_loyalty_lease_lapses on omni_loyalty_lease (reclaim_at) where status = 'open'"
    )
    this.addSql("create index omni_loyalty_lease_account on omni_loyalty_lease (account_id)")
    this.addSql(`create trigger omni_loyalty_lease_kept
      before delete on omni_loyalty_lease for each row execute function omni_refuse_change()`)
    // A return knows its lines, not what paid for them.
    this.addSql(
      "create index omni_loyalty_burn_line_reference on omni_loyalty_burn_line (reference)"
    )
    this.addSql(`create table omni_loyalty_qr (
      account_id text primary key references omni_loyalty_account (id),
      token text not null unique,
      sealed_seed text not null,
      used_step bigint not null default 0,
      used_till text,
      used_receipt text,
      created_at timestamptz not null
    )`)
  }

  override async down(): Promise<void> {
    this.addSql("drop table if exists omni_loyalty_qr, omni_loyalty_lease")
    this.addSql("drop index if exists omni_loyalty_burn_line_reference")
    carriers(["cart", "till"]).forEach((sql) => this.addSql(sql))
  }
}
