import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * The ledger of points. Written in bulk and by triggers, so these are plain tables. What a balance or a lot holds is
 * the sum of entries, kept beside them by one trigger: nothing else may change it.
 */
export class Migration20261128104500_omni_loyalty_ledger extends Migration {
  override async up(): Promise<void> {
    this
      .addSql(`create or replace function omni_refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
      end $$`)
    this.addSql(`create table omni_loyalty_rules (
      programme_id text not null references omni_loyalty_programme (id),
      version integer not null check (version > 0),
      debt_limit bigint not null check (debt_limit >= 0),
      restore_grace_days integer not null check (restore_grace_days >= 0),
      rules jsonb not null,
      created_by text,
      created_at timestamptz not null,
      primary key (programme_id, version)
    )`)
    this.addSql(`create table omni_loyalty_account (
      id text primary key,
      programme_id text not null references omni_loyalty_programme (id),
      owner_type text,
      owner_id text,
      status text not null default 'active' check (status in ('active', 'frozen', 'merged')),
      merged_into text references omni_loyalty_account (id),
      available bigint not null default 0 check (available >= 0),
      pending bigint not null default 0 check (pending >= 0),
      held bigint not null default 0 check (held >= 0),
      debt bigint not null default 0 check (debt >= 0),
      seq bigint not null default 0,
      hash text not null default '',
      created_at timestamptz not null,
      updated_at timestamptz not null,
      constraint omni_loyalty_account_owes_or_has check (available = 0 or debt = 0),
      check ((owner_type is null) = (owner_id is null)),
      check ((status = 'merged') = (merged_into is not null)),
      check (status <> 'merged' or (available = 0 and pending = 0 and held = 0 and debt = 0))
    )`)
    this.addSql(`create unique index omni_loyalty_account_owner
      on omni_loyalty_account (programme_id, owner_type, owner_id)`)
    this.addSql(`create index omni_loyalty_account_of
      on omni_loyalty_account (owner_id) where owner_id is not null`)
    this.addSql(`create table omni_loyalty_identifier (
      id text primary key,
      programme_id text not null,
      account_id text not null references omni_loyalty_account (id),
      kind text not null check (kind in ('card', 'phone', 'email')),
      value_hash text not null,
      hint text,
      valid_from timestamptz not null,
      valid_to timestamptz
    )`)
    this.addSql(`create unique index omni_loyalty_identifier_value
      on omni_loyalty_identifier (programme_id, kind, value_hash) where valid_to is null`)
    this.addSql(
      "create index omni_loyalty_identifier_account on omni_loyalty_identifier (account_id)"
    )
    this.addSql(`create table omni_loyalty_request (
      key text primary key,
      input_hash text not null,
      result jsonb not null,
      created_at timestamptz not null
    )`)
    this.addSql(`create table omni_loyalty_lot (
      id text primary key,
      account_id text not null references omni_loyalty_account (id),
      reference text unique,
      granted bigint not null default 0,
      pending bigint not null default 0 check (pending >= 0),
      available bigint not null default 0 check (available >= 0),
      held bigint not null default 0 check (held >= 0),
      redeemed bigint not null default 0 check (redeemed >= 0),
      expired bigint not null default 0 check (expired >= 0),
      deducted bigint not null default 0 check (deducted >= 0),
      clawed_back bigint not null default 0 check (clawed_back >= 0),
      written_off bigint not null default 0 check (written_off >= 0),
      owed bigint not null default 0 check (owed >= 0),
      line_value bigint not null check (line_value > 0),
      returned_value bigint not null default 0,
      vests_at timestamptz,
      expires_at timestamptz,
      granted_expires_at timestamptz,
      rules_version integer,
      award jsonb,
      created_at timestamptz not null,
      constraint omni_loyalty_lot_adds_up check (
        granted + owed + written_off = pending + available + held + redeemed + expired + deducted + clawed_back
      ),
      constraint omni_loyalty_lot_clawed check (clawed_back <= granted),
      constraint omni_loyalty_lot_returned check (returned_value between 0 and line_value),
      constraint omni_loyalty_lot_vests_first check (expires_at > vests_at)
    )`)
    // Each index serves one question: what is spent first, what vests, what lapses, who owes, what is an account's.
    this.addSql(`create index omni_loyalty_lot_spent_first
      on omni_loyalty_lot (account_id, expires_at, id) where available > 0`)
    this.addSql(`create index omni_loyalty_lot_account_pending
      on omni_loyalty_lot (account_id, vests_at) where pending > 0`)
    this.addSql(`create index omni_loyalty_lot_owing
      on omni_loyalty_lot (account_id) where owed > 0`)
    this.addSql("create index omni_loyalty_lot_account on omni_loyalty_lot (account_id, id)")
    this.addSql(
      "create index omni_loyalty_lot_vests on omni_loyalty_lot (vests_at) where pending > 0"
    )
    this.addSql(
      "create index omni_loyalty_lot_lapses on omni_loyalty_lot (expires_at) where available > 0"
    )
    this.addSql(`create table omni_loyalty_hold (
      id text primary key,
      account_id text not null references omni_loyalty_account (id),
      carrier text not null check (carrier in ('cart', 'till')),
      reference text not null,
      amount bigint not null check (amount > 0),
      status text not null default 'open' check (status in ('open', 'captured', 'released', 'expired')),
      captured bigint not null default 0,
      restored bigint not null default 0,
      expires_at timestamptz not null,
      created_at timestamptz not null,
      resolved_at timestamptz,
      constraint omni_loyalty_hold_captured check (captured between 0 and amount),
      constraint omni_loyalty_hold_restored check (restored between 0 and captured),
      check (captured = 0 or status = 'captured'),
      check ((status = 'open') = (resolved_at is null))
    )`)
    this.addSql(
      "create index omni_loyalty_hold_lapses on omni_loyalty_hold (expires_at) where status = 'open'"
    )
    this.addSql("create index omni_loyalty_hold_account on omni_loyalty_hold (account_id)")
    this.addSql("create index omni_loyalty_hold_reference on omni_loyalty_hold (reference)")
    this.addSql(`create table omni_loyalty_burn_line (
      hold_id text not null references omni_loyalty_hold (id),
      reference text not null,
      points bigint not null check (points >= 0),
      line_value bigint not null check (line_value > 0),
      returned_value bigint not null default 0,
      restored bigint not null default 0,
      primary key (hold_id, reference),
      constraint omni_loyalty_burn_line_returned check (returned_value between 0 and line_value),
      constraint omni_loyalty_burn_line_restored check (restored between 0 and points)
    )`)
    this.addSql(`create table omni_loyalty_posting (
      account_id text not null references omni_loyalty_account (id),
      seq bigint not null check (seq > 0),
      kind text not null check (kind in ('earn', 'mature', 'hold', 'capture', 'release', 'hold_expired', 'reverse',
        'expire', 'adjust', 'merge_out', 'merge_in', 'unmerge_out', 'unmerge_in')),
      source text not null,
      reference text,
      reason text,
      actor text,
      occurred_at timestamptz not null,
      recorded_at timestamptz not null,
      available_after bigint not null,
      pending_after bigint not null,
      held_after bigint not null,
      debt_after bigint not null,
      prev_hash text not null,
      hash text not null,
      primary key (account_id, seq)
    )`)
    this.addSql(`create table omni_loyalty_entry (
      account_id text not null,
      seq bigint not null,
      line integer not null,
      place text not null check (place in ('pending', 'available', 'held', 'debt', 'issued', 'added', 'redeemed',
        'expired', 'deducted', 'clawed_back', 'written_off', 'transferred')),
      lot_id text not null references omni_loyalty_lot (id),
      hold_id text references omni_loyalty_hold (id),
      amount bigint not null check (amount <> 0),
      primary key (account_id, seq, line),
      check (place not in ('held', 'redeemed') or hold_id is not null)
    )`)
    this.addSql(
      "create index omni_loyalty_entry_hold on omni_loyalty_entry (hold_id) where hold_id is not null"
    )
    this.addSql(
      "create index omni_loyalty_entry_lot_use on omni_loyalty_entry (lot_id) where hold_id is not null"
    )
    this.addSql(`create table omni_loyalty_merge (
      id text primary key,
      survivor_id text not null references omni_loyalty_account (id),
      merged_id text not null references omni_loyalty_account (id),
      lot_ids text[] not null,
      hold_ids text[] not null,
      created_at timestamptz not null,
      undone_at timestamptz,
      check (survivor_id <> merged_id)
    )`)
    this.addSql(`create unique index omni_loyalty_merge_of
      on omni_loyalty_merge (merged_id) where undone_at is null`)
    for (const table of ["rules", "request", "posting", "entry"]) {
      this.addSql(`create trigger omni_loyalty_${table}_append_only
        before update or delete on omni_loyalty_${table} for each row execute function omni_refuse_change()`)
    }
    for (const table of ["account", "lot", "hold", "burn_line", "merge"]) {
      this.addSql(`create trigger omni_loyalty_${table}_kept
        before delete on omni_loyalty_${table} for each row execute function omni_refuse_change()`)
    }
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists omni_loyalty_merge, omni_loyalty_entry, omni_loyalty_posting,
      omni_loyalty_burn_line, omni_loyalty_hold, omni_loyalty_lot, omni_loyalty_request, omni_loyalty_identifier,
      omni_loyalty_account, omni_loyalty_rules`)
  }
}
