import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Sums by place, of entries that a statement brought. A debt is written as a negative number of points. */
const sumsOf = (places: readonly string[]) =>
  places
    .map(
      (place) => `coalesce(sum(amount) filter (where place = '${place}'), 0)::bigint as ${place}`
    )
    .join(", ")

const added = (places: readonly string[]) =>
  places.map((place) => `${place} = kept.${place} + sums.${place}`).join(", ")

const OWN = ["available", "pending", "held"]
/** Writes down what the account at hand holds after its postings; nothing before the first account. */
const UPDATE_ACCOUNT = `update omni_loyalty_account set
  ${["available", "pending", "held", "debt", "seq", "hash", "updated_at"].map((column) => `${column} = account.${column}`).join(", ")}
  where id = account.id`
const LOT = [...OWN, "redeemed", "expired", "deducted", "clawed_back"]

/** What the database itself holds true of the ledger, whoever writes to it. */
export class Migration20261128104600_omni_loyalty_guards extends Migration {
  override async up(): Promise<void> {
    // A statement brings whole postings: points only move within their lot, in the next places of the account's
    // chain. Then, and only here, what accounts and lots hold is changed, by what was brought.
    // Rows are found by key one by one, so the plans suit a table of any size: PostgreSQL keeps them.
    this.addSql(`create function omni_loyalty_apply_entries() returns trigger language plpgsql
      set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
      declare
        account omni_loyalty_account%rowtype;
        brings record;
        wrong text;
        transfers boolean := false;
      begin
        select account_id || ' ' || seq into wrong from brought
          group by account_id, seq, lot_id having sum(amount) <> 0 limit 1;
        if wrong is not null then
          raise exception 'The entries of posting % do not add up to zero', wrong using errcode = 'check_violation';
        end if;

        for brings in
          select sums.*, posting.kind, posting.prev_hash, posting.hash, posting.recorded_at, posting.available_after,
              posting.pending_after, posting.held_after, posting.debt_after
            from (select account_id, seq, ${sumsOf([...OWN, "debt"])}, bool_or(place = 'transferred') as transfers
              from brought group by account_id, seq) sums
            left join omni_loyalty_posting posting on posting.account_id = sums.account_id and posting.seq = sums.seq
            order by sums.account_id, sums.seq
        loop
          if account.id is distinct from brings.account_id then
            ${UPDATE_ACCOUNT};
            select * into account from omni_loyalty_account where id = brings.account_id;
          end if;
          if (brings.seq = account.seq + 1 and brings.prev_hash = account.hash) is not true then
            raise exception 'Posting % % is not the next of its account', brings.account_id, brings.seq
              using errcode = 'check_violation';
          end if;
          if brings.kind = 'hold' then
            select lot.id into wrong from brought join omni_loyalty_lot lot on lot.id = brought.lot_id
              where brought.account_id = brings.account_id and brought.seq = brings.seq and brought.place = 'held'
                and lot.expires_at <= brings.recorded_at limit 1;
            if wrong is not null then
              raise exception 'Lot % has expired', wrong using errcode = 'check_violation';
            end if;
          end if;
          account.available := account.available + brings.available;
          account.pending := account.pending + brings.pending;
          account.held := account.held + brings.held;
          account.debt := account.debt - brings.debt;
          if (account.available, account.pending, account.held, account.debt)
              <> (brings.available_after, brings.pending_after, brings.held_after, brings.debt_after) then
            raise exception 'A posting names balances that its entries do not lead to' using errcode = 'check_violation';
          end if;
          account.seq := brings.seq;
          account.hash := brings.hash;
          account.updated_at := brings.recorded_at;
          transfers := transfers or brings.transfers;
        end loop;
        ${UPDATE_ACCOUNT};

        if transfers then
          select lot_id into wrong from brought where place = 'transferred'
            group by lot_id having sum(amount) <> 0 limit 1;
          if wrong is not null then
            raise exception 'Points of lot % left one account and reached none', wrong
              using errcode = 'check_violation';
          end if;
        end if;

        update omni_loyalty_lot kept set ${added(LOT)},
            granted = kept.granted - sums.issued - sums.added,
            written_off = kept.written_off - sums.written_off, owed = kept.owed - sums.debt
          from (select lot_id, ${sumsOf([...LOT, "issued", "added", "written_off", "debt"])}
            from brought group by lot_id) sums
          where kept.id = sums.lot_id;
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
