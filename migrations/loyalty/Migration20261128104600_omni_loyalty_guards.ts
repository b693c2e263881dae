import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Sums by place, of entries that a statement brought. A debt is written as a negative number of points. */
const sumsOf = (places: readonly string[]) =>
  places
    .map((place) => `coalesce(sum(amount) filter (where place = '${place}'), 0) as ${place}`)
    .join(", ")

const added = (places: readonly string[]) =>
  places.map((place) => `${place} = kept.${place} + sums.${place}`).join(", ")

const OWN = ["available", "pending", "held"]
const LOT = [...OWN, "redeemed", "expired", "deducted", "clawed_back"]

/** What the database itself holds true of the ledger, whoever writes to it. */
export class Migration20261128104600_omni_loyalty_guards extends Migration {
  override async up(): Promise<void> {
    // A statement brings whole postings: points only move within their lot, in the next places of the account's
    // chain. Then, and only here, what accounts and lots hold is changed, by what was brought.
    this.addSql(`create function omni_loyalty_apply_entries() returns trigger language plpgsql as $$
      declare
        touched bigint;
        wrong text;
      begin
        select account_id || ' ' || seq into wrong from brought
          group by account_id, seq, lot_id having sum(amount) <> 0 limit 1;
        if wrong is not null then
          raise exception 'The entries of posting % do not add up to zero', wrong using errcode = 'check_violation';
        end if;
        select lot_id into wrong from brought where place = 'transferred'
          group by lot_id having sum(amount) <> 0 limit 1;
        if wrong is not null then
          raise exception 'Points of lot % left one account and reached none', wrong using errcode = 'check_violation';
        end if;
        select place.account_id || ' ' || place.seq into wrong
          from (
            select posting.account_id, posting.seq, posting.prev_hash,
              lag(posting.seq) over chain as seq_before, lag(posting.hash) over chain as hash_before
            from (select distinct account_id, seq from brought) numbers
            left join omni_loyalty_posting posting using (account_id, seq)
            window chain as (partition by posting.account_id order by posting.seq)
          ) place
          left join omni_loyalty_account account on account.id = place.account_id
          where (place.seq = coalesce(place.seq_before, account.seq) + 1
            and place.prev_hash = coalesce(place.hash_before, account.hash)) is not true
          limit 1;
        if found then
          raise exception 'Posting % is not the next of its account', wrong using errcode = 'check_violation';
        end if;
        select lot.id into wrong from brought
          join omni_loyalty_posting posting using (account_id, seq)
          join omni_loyalty_lot lot on lot.id = brought.lot_id
          where posting.kind = 'hold' and brought.place = 'held' and lot.expires_at <= posting.recorded_at limit 1;
        if wrong is not null then
          raise exception 'Lot % has expired', wrong using errcode = 'check_violation';
        end if;

        update omni_loyalty_lot kept set ${added(LOT)},
            granted = kept.granted - sums.issued - sums.added,
            written_off = kept.written_off - sums.written_off, owed = kept.owed - sums.debt
          from (select lot_id, ${sumsOf([...LOT, "issued", "added", "written_off", "debt"])}
            from brought group by lot_id) sums
          where kept.id = sums.lot_id;

        update omni_loyalty_account kept set ${added(OWN)}, debt = kept.debt - sums.debt,
            seq = newest.seq, hash = newest.hash, updated_at = newest.recorded_at
          from (select account_id, max(seq) as seq, ${sumsOf([...OWN, "debt"])} from brought group by account_id) sums
          join omni_loyalty_posting newest using (account_id, seq)
          where kept.id = sums.account_id
            and (newest.available_after, newest.pending_after, newest.held_after, newest.debt_after)
              = (kept.available + sums.available, kept.pending + sums.pending, kept.held + sums.held, kept.debt - sums.debt);
        get diagnostics touched = row_count;
        if touched <> (select count(distinct account_id) from brought) then
          raise exception 'A posting names balances that its entries do not lead to' using errcode = 'check_violation';
        end if;
        return null;
      end $$`)
    this.addSql(`create trigger omni_loyalty_entry_applied after insert on omni_loyalty_entry
      referencing new table as brought for each statement execute function omni_loyalty_apply_entries()`)

    // Depth 2 and more: the change comes from the trigger above.
    this.addSql(`create function omni_loyalty_keep_account() returns trigger language plpgsql as $$
      begin
        if pg_trigger_depth() = 1 and (new.available, new.pending, new.held, new.debt, new.seq, new.hash)
            is distinct from (old.available, old.pending, old.held, old.debt, old.seq, old.hash) then
          raise exception 'Balances change by entries alone' using errcode = 'restrict_violation';
        end if;
        return new;
      end $$`)
    this.addSql(`create trigger omni_loyalty_account_balances before update on omni_loyalty_account
      for each row execute function omni_loyalty_keep_account()`)
    this.addSql(`create function omni_loyalty_keep_lot() returns trigger language plpgsql as $$
      begin
        if pg_trigger_depth() = 1 and (new.granted, new.pending, new.available, new.held, new.redeemed, new.expired,
              new.deducted, new.clawed_back, new.written_off, new.owed)
            is distinct from (old.granted, old.pending, old.available, old.held, old.redeemed, old.expired,
              old.deducted, old.clawed_back, old.written_off, old.owed) then
          raise exception 'Lots change by entries alone' using errcode = 'restrict_violation';
        end if;
        if (new.id, new.reference, new.line_value, new.rules_version, new.award)
            is distinct from (old.id, old.reference, old.line_value, old.rules_version, old.award)
            or new.returned_value < old.returned_value then
          raise exception 'What a lot was given for does not change' using errcode = 'restrict_violation';
        end if;
        return new;
      end $$`)
    this.addSql(`create trigger omni_loyalty_lot_amounts before update on omni_loyalty_lot
      for each row execute function omni_loyalty_keep_lot()`)
    this.addSql(`create function omni_loyalty_keep_hold() returns trigger language plpgsql as $$
      begin
        if (new.id, new.carrier, new.reference, new.amount, new.expires_at, new.created_at)
            is distinct from (old.id, old.carrier, old.reference, old.amount, old.expires_at, old.created_at)
            or new.restored < old.restored then
          raise exception 'A hold does not change' using errcode = 'restrict_violation';
        end if;
        if old.status <> 'open' and (new.status, new.captured, new.resolved_at)
            is distinct from (old.status, old.captured, old.resolved_at) then
          raise exception 'A hold is resolved once' using errcode = 'restrict_violation';
        end if;
        return new;
      end $$`)
    this.addSql(`create trigger omni_loyalty_hold_resolved_once before update on omni_loyalty_hold
      for each row execute function omni_loyalty_keep_hold()`)
  }

  override async down(): Promise<void> {
    for (const [table, trigger, name] of [
      ["entry", "applied", "apply_entries"],
      ["account", "balances", "keep_account"],
      ["lot", "amounts", "keep_lot"],
      ["hold", "resolved_once", "keep_hold"],
    ]) {
      this.addSql(
        `drop trigger if exists omni_loyalty_${table}_${trigger} on omni_loyalty_${table}`
      )
      this.addSql(`drop function if exists omni_loyalty_${name}()`)
    }
  }
}
