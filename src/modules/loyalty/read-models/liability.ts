import { boundRows, type SqlEntityManager } from "../../../core/sql"
import { IMPORT_REASON } from "../domain/adjustments"
import { LoyaltyRules } from "../domain/rules"
import { IN_FORCE_FROM } from "./programme"

/**
 * Points of a programme in one month. `opening` + `issued` + `adjusted` + `imported` + `restored` + `written_off`
 * - `redeemed` - `expired` - `clawed_back` = `outstanding`.
 */
export type LiabilityMonth = {
  /** Such as `2026-11`. */
  month: string
  opening: number
  issued: number
  /** Given by hand less taken by hand. */
  adjusted: number
  /** Brought by files of existing cards. */
  imported: number
  redeemed: number
  /** Redeemed points that came back with returns. */
  restored: number
  /** Less what a return took from points that had expired before. */
  expired: number
  clawed_back: number
  /** Of the clawed back ones, what the shop gave up because nothing was left to take. */
  written_off: number
  /** What all accounts have at the month's end, less what they owe. */
  outstanding: number
  /** What accounts owe at the month's end; part of `outstanding`. */
  debt: number
  /** Worth of `outstanding` by currency, in minor units, as the rules in force at the month's end value a point. */
  values: Record<string, number>
}

export type LiabilityRange = {
  programme_id: string
  /** First and last month, such as `2026-01`. */
  from: string
  until: string
  /** IANA zone whose calendar months are meant. */
  time_zone: string
}

const sum = (place: string, more = "") =>
  `coalesce(sum(amount) filter (where place = '${place}'${more}), 0)`

/**
 * What accounts have now, less what has moved since a month's end, is what they had then: only postings from the first
 * month on are read, by their index, whose bound is a value the planner knows. All of it is one statement and so one
 * moment.
 */
const REPORT = `
  with asked as (
    select ?::text as programme_id, ?::text as zone, (? || '-01')::timestamp as first, (? || '-01')::timestamp as last
  ),
  months as (
    select month, month + interval '1 month' as next from asked, generate_series(first, last, interval '1 month') month
  ),
  sums as (
    select date_trunc('month', posting.recorded_at at time zone ?) as month, place,
      posting.kind = 'reverse' as came_back, posting.reason is not distinct from ? as by_file, sum(amount) as amount
    from omni_loyalty_posting posting
    join omni_loyalty_account account on account.id = posting.account_id
    join omni_loyalty_entry entry on entry.account_id = posting.account_id and entry.seq = posting.seq
    where posting.recorded_at >= (? || '-01')::timestamp at time zone ? and account.programme_id = ?
    group by 1, 2, 3, 4
  ),
  moved as (
    select month, -${sum("issued")} as issued,
      -${sum("added", " and not by_file")} - ${sum("deducted")} as adjusted,
      -${sum("added", " and by_file")} as imported,
      ${sum("redeemed", " and not came_back")} as redeemed, -${sum("redeemed", " and came_back")} as restored,
      ${sum("expired")} as expired, ${sum("clawed_back")} as clawed_back, -${sum("written_off")} as written_off,
      coalesce(sum(amount) filter (where place in ('pending', 'available', 'held', 'debt')), 0) as change,
      -${sum("debt")} as debt_change
    from sums group by month
  ),
  present as (
    select coalesce(sum(available + pending + held - debt), 0) as owned, coalesce(sum(debt), 0) as debt
    from omni_loyalty_account where programme_id = (select programme_id from asked)
  )
  select to_char(months.month, 'YYYY-MM') as month,
    coalesce(issued, 0)::float8 as issued, coalesce(adjusted, 0)::float8 as adjusted,
    coalesce(imported, 0)::float8 as imported, coalesce(redeemed, 0)::float8 as redeemed,
    coalesce(restored, 0)::float8 as restored, coalesce(expired, 0)::float8 as expired,
    coalesce(clawed_back, 0)::float8 as clawed_back, coalesce(written_off, 0)::float8 as written_off,
    (present.owned - since.change - coalesce(moved.change, 0))::float8 as opening,
    (present.owned - since.change)::float8 as outstanding, (present.debt - since.debt_change)::float8 as debt,
    rules.rules
  from asked cross join present cross join months
  left join moved on moved.month = months.month
  cross join lateral (
    select coalesce(sum(change), 0) as change, coalesce(sum(debt_change), 0) as debt_change
    from moved later where later.month > months.month
  ) since
  left join lateral (
    select rules.rules from omni_loyalty_rules rules
    where programme_id = asked.programme_id and ${IN_FORCE_FROM} < months.next at time zone asked.zone
    order by ${IN_FORCE_FROM} desc, version desc limit 1
  ) rules on true
  order by months.month`

type Row = Omit<LiabilityMonth, "values"> & { rules: unknown }

/**
 * What a programme owes its shoppers, month by month. A posting belongs to the month in which it was recorded, so that
 * a month that has ended does not change when a till reports late.
 */
export async function readLiability(
  manager: SqlEntityManager,
  { programme_id, from, until, time_zone }: LiabilityRange
): Promise<LiabilityMonth[]> {
  const rows = await boundRows<Row>(manager, REPORT, [
    ...[programme_id, time_zone, from, until],
    ...[time_zone, IMPORT_REASON, from, time_zone, programme_id],
  ])
  return rows.map(({ rules, ...row }) => ({ ...row, values: worthOf(row.outstanding, rules) }))
}

function worthOf(points: number, rules: unknown): Record<string, number> {
  const parsed = LoyaltyRules.safeParse(rules)
  const values = parsed.success ? parsed.data.spending.values : {}
  return Object.fromEntries(
    Object.entries(values).map(([currency, minor_units]) => [currency, points * minor_units])
  )
}
