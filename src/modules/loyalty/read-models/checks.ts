const sum = (place: string, sign = "") =>
  `${sign}coalesce(sum(amount) filter (where place = '${place}'), 0)`

/** A posting in the words of `hashOf`, as PostgreSQL writes JSON. */
const CHAINED = `json_build_array(prev_hash, account_id, seq, kind, source, reference, reason, actor,
  (extract(epoch from occurred_at) * 1000)::bigint, (extract(epoch from recorded_at) * 1000)::bigint,
  available_after, pending_after, held_after, debt_after)::text`

/** The points a part of a line stands for, as `cumulativeShare` has it. */
const share = (points: string) => `div(${points}::numeric * returned_value, line_value)`

/** What must hold of the ledger: name of the promise, and a statement that finds what breaks it. */
export const CHECKS: Record<string, string> = {
  "entries of a posting add up to zero, lot by lot": `
    select account_id || ' ' || seq as subject from omni_loyalty_entry
    group by account_id, seq, lot_id having sum(amount) <> 0`,

  "an account has what its entries and its last posting say": `
    select account.id as subject from omni_loyalty_account account
    left join (
      select account_id, ${sum("available")} as available, ${sum("pending")} as pending, ${sum("held")} as held,
        ${sum("debt", "-")} as debt
      from omni_loyalty_entry group by account_id
    ) sums on sums.account_id = account.id
    left join omni_loyalty_posting newest
      on newest.account_id = account.id and newest.seq = account.seq
    where (account.available, account.pending, account.held, account.debt) is distinct from
        (coalesce(sums.available, 0), coalesce(sums.pending, 0), coalesce(sums.held, 0), coalesce(sums.debt, 0))
      or (account.available, account.pending, account.held, account.debt, account.hash) is distinct from
        (coalesce(available_after, 0), coalesce(pending_after, 0), coalesce(held_after, 0), coalesce(debt_after, 0),
          coalesce(newest.hash, ''))`,

  "an account has what is in its lots and holds": `
    select account.id as subject from omni_loyalty_account account
    left join (
      select account_id, sum(available) as available, sum(pending) as pending, sum(held) as held, sum(owed) as owed
      from omni_loyalty_lot group by account_id
    ) lots on lots.account_id = account.id
    left join (
      select account_id, sum(amount) as held from omni_loyalty_hold where status = 'open' group by account_id
    ) holds on holds.account_id = account.id
    where (account.available, account.pending, account.held, account.debt, account.held) is distinct from
      (coalesce(lots.available, 0), coalesce(lots.pending, 0), coalesce(lots.held, 0), coalesce(lots.owed, 0),
        coalesce(holds.held, 0))`,

  "a lot has what its entries say": `
    select lot.id as subject from omni_loyalty_lot lot
    left join (
      select lot_id, ${sum("issued", "-")} + ${sum("added", "-")} as granted, ${sum("pending")} as pending,
        ${sum("available")} as available, ${sum("held")} as held, ${sum("redeemed")} as redeemed,
        ${sum("expired")} as expired, ${sum("deducted")} as deducted, ${sum("clawed_back")} as clawed_back,
        ${sum("written_off", "-")} as written_off, ${sum("debt", "-")} as owed, ${sum("transferred")} as transferred
      from omni_loyalty_entry group by lot_id
    ) sums on sums.lot_id = lot.id
    where (lot.granted, lot.pending, lot.available, lot.held, lot.redeemed, lot.expired, lot.deducted,
        lot.clawed_back, lot.written_off, lot.owed, 0) is distinct from
      (coalesce(sums.granted, 0), coalesce(sums.pending, 0), coalesce(sums.available, 0), coalesce(sums.held, 0),
        coalesce(sums.redeemed, 0), coalesce(sums.expired, 0), coalesce(sums.deducted, 0),
        coalesce(sums.clawed_back, 0), coalesce(sums.written_off, 0), coalesce(sums.owed, 0),
        coalesce(sums.transferred, 0))`,

  "what came back of a line is taken back, neither less nor more": `
    select id as subject from omni_loyalty_lot where clawed_back <> ${share("granted")}`,

  "a posting follows from the one before it": `
    select account_id || ' ' || seq as subject from (
      select posting.*, entries.texts, available, pending, held, debt, lag(seq) over chain as seq_before, lag(hash) over chain as hash_before,
        lag(available_after) over chain as available_before, lag(pending_after) over chain as pending_before,
        lag(held_after) over chain as held_before, lag(debt_after) over chain as debt_before
      from omni_loyalty_posting posting
      left join (
        select account_id, seq,
          string_agg(json_build_array(place, lot_id, hold_id, amount)::text, ', ' order by line) as texts,
          ${sum("available")} as available, ${sum("pending")} as pending, ${sum("held")} as held,
          ${sum("debt", "-")} as debt
        from omni_loyalty_entry group by account_id, seq
      ) entries using (account_id, seq)
      window chain as (partition by account_id order by seq)
    ) chained
    where seq <> coalesce(seq_before, 0) + 1 or prev_hash <> coalesce(hash_before, '')
      or (available_after, pending_after, held_after, debt_after) is distinct from
        (coalesce(available_before, 0) + available, coalesce(pending_before, 0) + pending,
          coalesce(held_before, 0) + held, coalesce(debt_before, 0) + debt)
      or hash <> encode(sha256(convert_to(
        left(${CHAINED}, -1) || ', [' || texts || ']]', 'UTF8')), 'hex')`,

  "a hold is resolved once, and no more is given back than was spent": `
    select hold.id as subject from omni_loyalty_hold hold
    left join (
      select hold_id, ${sum("held")} as held, ${sum("redeemed")} as redeemed
      from omni_loyalty_entry where hold_id is not null group by hold_id
    ) sums on sums.hold_id = hold.id
    left join (
      select hold_id, sum(points) as points, sum(restored) as restored from omni_loyalty_burn_line group by hold_id
    ) lines on lines.hold_id = hold.id
    where coalesce(sums.held, 0) <> case when status = 'open' then hold.amount else 0 end
      or coalesce(sums.redeemed, 0) <> hold.captured - hold.restored
      or (coalesce(lines.points, 0), coalesce(lines.restored, 0)) <> (hold.captured, hold.restored)`,

  "a lease holds what was granted and is not spent yet": `
    select * from (
      select lease.id as subject from omni_loyalty_lease lease
      join omni_loyalty_hold hold on hold.id = lease.hold_id
      where lease.status = 'open' and (hold.status, hold.carrier, hold.amount) <> ('open', 'lease', granted - spent)
      union all
      select hold.id as subject from omni_loyalty_hold hold
      left join omni_loyalty_lease lease on lease.hold_id = hold.id and lease.status = 'open'
      where hold.status = 'open' and hold.carrier = 'lease' and lease.id is null
    ) broken`,

  "an adjustment by hand is in the ledger when it was applied, and only then": `
    select adjustment.id as subject from omni_loyalty_adjustment adjustment
    left join omni_loyalty_request request on request.key = 'adjustment:' || adjustment.id
    where (adjustment.status = 'applied') <> (request.key is not null)`,

  "what came back of a line paid with points is given back": `
    select hold_id || ' ' || reference as subject from omni_loyalty_burn_line
    where restored <> ${share("points")}`,

  "a programme's accounts have what was given less what went": `
    select programme_id as subject from (
      select account.programme_id,
        sum(case when place in ('pending', 'available', 'held', 'debt') then amount else 0 end) as owned,
        sum(case when place in ('issued', 'added') then -amount else 0 end) as given,
        sum(case when place in ('redeemed', 'expired', 'deducted', 'clawed_back', 'written_off') then amount else 0 end)
          as gone,
        sum(case when place = 'transferred' then amount else 0 end) as underway
      from omni_loyalty_entry entry join omni_loyalty_account account on account.id = entry.account_id
      group by account.programme_id
    ) sums
    where owned <> given - gone or underway <> 0`,
}
