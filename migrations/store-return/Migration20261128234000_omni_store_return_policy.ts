import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const kept = (table: string) =>
  `create trigger ${table}_kept before update or delete on ${table}
    for each row execute function omni_return_unit_kept()`

/** What a shop decides about returns, by which terms each case was taken, and who let in what they refuse. */
export class Migration20261128234000_omni_store_return_policy extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table omni_return_policy (
      version integer primary key check (version > 0),
      rules jsonb not null,
      in_force_from timestamptz not null,
      created_by text not null,
      created_at timestamptz not null,
      check (in_force_from >= created_at)
    )`)
    this.addSql(`create index omni_return_policy_in_force
      on omni_return_policy (in_force_from desc, version desc)`)
    this.addSql(kept("omni_return_policy"))
    // Without a receipt nobody knows the order.
    this.addSql(`alter table omni_return_case
      alter column order_id drop not null, alter column order_display_id drop not null,
      add check ((order_id is null) = (order_display_id is null))`)
    this.addSql(`create table omni_return_terms (
      case_id text primary key references omni_return_case,
      policy_version integer not null check (policy_version >= 0),
      fee bigint not null check (fee >= 0),
      customer_id text,
      email_hash text,
      identity_hash text,
      currency_code text not null,
      units integer not null check (units > 0),
      worth bigint not null check (worth >= 0),
      accepted_at timestamptz not null,
      check (fee <= worth)
    )`)
    // Limits of one person are counted by each name the person is known by.
    for (const name of ["customer_id", "email_hash", "identity_hash"]) {
      this.addSql(`create index omni_return_terms_${name}
        on omni_return_terms (${name}, accepted_at) where ${name} is not null`)
    }
    this.addSql(kept("omni_return_terms"))
    // Apart from the terms, which are for good: somebody may ask to be forgotten.
    this.addSql(`create table omni_return_identity (
      case_id text primary key references omni_return_case,
      sealed text not null
    )`)
    this.addSql(`create table omni_return_override (
      case_id text primary key references omni_return_case,
      user_id text not null,
      role text not null check (role in ('associate', 'manager', 'admin')),
      reason text not null check (length(reason) > 0),
      refusals jsonb not null check (jsonb_array_length(refusals) > 0),
      at timestamptz not null
    )`)
    this.addSql(kept("omni_return_override"))
  }

  override async down(): Promise<void> {
    for (const table of ["override", "identity", "terms", "policy"]) {
      this.addSql(`drop table if exists omni_return_${table}`)
    }
  }
}
