import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What tiers and bonuses need to know beside lots: when parts came back, where members stand, who they are and brought. */
export class Migration20261128192001_omni_loyalty_earning extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table omni_loyalty_line_return (
      lot_id text not null references omni_loyalty_lot (id),
      returned_value bigint not null check (returned_value > 0),
      at timestamptz not null,
      primary key (lot_id, returned_value)
    )`)
    this.addSql(`create trigger omni_loyalty_line_return_append_only before update or delete
      on omni_loyalty_line_return for each row execute function omni_refuse_change()`)
    // What an account bought, and what it was given for an occasion.
    this.addSql(`create index omni_loyalty_lot_bought on omni_loyalty_lot (account_id)
      where award->>'bought_at' is not null`)
    this.addSql(`create index omni_loyalty_lot_bonus on omni_loyalty_lot (account_id)
      where award->>'bonus' is not null`)
    this.addSql(`create table omni_loyalty_tier (
      account_id text primary key references omni_loyalty_account (id),
      tier text,
      since timestamptz,
      falls_at timestamptz,
      noticed_for timestamptz,
      rules_version integer not null,
      review_at timestamptz,
      updated_at timestamptz not null
    )`)
    this.addSql("create index omni_loyalty_tier_due on omni_loyalty_tier (review_at)")
    this.addSql("create index omni_loyalty_tier_rules on omni_loyalty_tier (rules_version)")
    this.addSql(`create table omni_loyalty_profile (
      account_id text primary key references omni_loyalty_account (id),
      programme_id text not null references omni_loyalty_programme (id),
      referral_code text not null,
      birth_month smallint,
      birth_day smallint,
      birthday_told_at timestamptz,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      constraint omni_loyalty_profile_code unique (programme_id, referral_code),
      constraint omni_loyalty_profile_birthday check (
        (birth_month is null) = (birth_day is null) and (birth_month is null) = (birthday_told_at is null)
        and birth_month between 1 and 12
        and birth_day between 1 and case when birth_month = 2 then 29 when birth_month in (4, 6, 9, 11) then 30 else 31 end
      )
    )`)
    this.addSql(`create index omni_loyalty_profile_birthdays
      on omni_loyalty_profile (programme_id, birth_month, birth_day) where birth_month is not null`)
    this.addSql(`create table omni_loyalty_referral (
      referred_id text primary key references omni_loyalty_account (id),
      referrer_id text not null references omni_loyalty_account (id),
      created_at timestamptz not null,
      check (referred_id <> referrer_id)
    )`)
    this.addSql(
      "create index omni_loyalty_referral_of on omni_loyalty_referral (referrer_id, referred_id)"
    )
    this.addSql(`create trigger omni_loyalty_referral_append_only before update or delete
      on omni_loyalty_referral for each row execute function omni_refuse_change()`)
    this.addSql(`create index omni_loyalty_account_merged_into
      on omni_loyalty_account (merged_into) where merged_into is not null`)
  }

  override async down(): Promise<void> {
    this.addSql("drop index if exists omni_loyalty_account_merged_into")
    this.addSql("drop index if exists omni_loyalty_lot_bought, omni_loyalty_lot_bonus")
    this
      .addSql(`drop table if exists omni_loyalty_referral, omni_loyalty_profile, omni_loyalty_tier,
      omni_loyalty_line_return`)
  }
}
