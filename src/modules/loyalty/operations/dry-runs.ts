import { generateEntityId } from "@medusajs/framework/utils"
import { boundRows, type SqlEntityManager } from "../../../core/sql"
import type { LoyaltyRules } from "../domain/rules"
import type { DryRun, DryRunPoints } from "../read-models/dry-runs"

/** Trials that are kept of a programme; older ones go. */
const KEPT = 20

export type NewDryRun = {
  programme_id: string
  present_version: number
  rules: LoyaltyRules
  period_from: Date
  period_until: Date
  /** The page of lines begins after it. */
  cursor: string
  requested_by: string
}

/** Begins a trial of rules on past orders; nothing of it has been looked at yet. */
export async function startDryRun(
  manager: SqlEntityManager,
  input: NewDryRun,
  now: Date
): Promise<string> {
  const id = generateEntityId(undefined, "lyd")
  await boundRows(
    manager,
    `insert into omni_loyalty_dry_run (id, programme_id, present_version, rules, period_from, period_until, status,
       cursor, requested_by, requested_at)
     values (?, ?, ?, ?::jsonb, ?, ?, 'running', ?, ?, ?)`,
    [
      ...[id, input.programme_id, input.present_version, JSON.stringify(input.rules)],
      ...[input.period_from, input.period_until, input.cursor, input.requested_by, now],
    ]
  )
  await boundRows(
    manager,
    `delete from omni_loyalty_dry_run where id in (
       select id from omni_loyalty_dry_run where programme_id = ? order by requested_at desc, id offset ${KEPT}
     )`,
    [input.programme_id]
  )
  return id
}

/** What one order leaves to who bought it, or to who brought her, under the present and the candidate rules. */
export type TriedOrder = {
  account_id: string
  currency_code: string
  is_buyer: boolean
  present: number
  candidate: number
}

/** Adds a page of orders; false when another attempt was quicker, and then nothing is added. */
export async function addTried(
  manager: SqlEntityManager,
  run: DryRun,
  { tried, cursor }: { tried: readonly TriedOrder[]; cursor: string }
): Promise<boolean> {
  const [added] = await boundRows<{ id: string }>(
    manager,
    `update omni_loyalty_dry_run set cursor = ?, orders = orders + ?, points = ?::jsonb
     where id = ? and status = 'running' and cursor = ? returning id`,
    [
      cursor,
      tried.filter(({ is_buyer }) => is_buyer).length,
      JSON.stringify(addedTo(run.points, tried)),
      run.id,
      run.cursor,
    ]
  )
  if (!added) {
    return false
  }
  const accounts = [...new Set(tried.map(({ account_id }) => account_id))].sort()
  const sumsOf = (what: "present" | "candidate") =>
    accounts.map((id) =>
      sum(tried.filter(({ account_id }) => account_id === id).map((o) => o[what]))
    )
  await boundRows(
    manager,
    `insert into omni_loyalty_dry_run_account as known (dry_run_id, account_id, present, candidate)
     select ?, * from unnest(?::text[], ?::bigint[], ?::bigint[])
     on conflict (dry_run_id, account_id) do update
     set present = known.present + excluded.present, candidate = known.candidate + excluded.candidate`,
    [run.id, accounts, sumsOf("present"), sumsOf("candidate")]
  )
  return true
}

function addedTo(points: DryRunPoints, tried: readonly TriedOrder[]): DryRunPoints {
  const all = { ...points }
  for (const { currency_code, present, candidate } of tried) {
    const before = all[currency_code] ?? { present: 0, candidate: 0 }
    all[currency_code] = {
      present: before.present + present,
      candidate: before.candidate + candidate,
    }
  }
  return all
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

/** Ends a trial that has seen all orders; what all accounts of the programme have is written down with it. */
export async function finishDryRun(
  manager: SqlEntityManager,
  id: string,
  now: Date
): Promise<void> {
  await boundRows(
    manager,
    `update omni_loyalty_dry_run run set status = 'done', finished_at = ?, outstanding = (
       select coalesce(sum(available + pending + held - debt), 0) from omni_loyalty_account account
       where account.programme_id = run.programme_id
     ) where id = ? and status = 'running'`,
    [now, id]
  )
}

/** Ends a trial that could not be carried out. */
export async function failDryRun(manager: SqlEntityManager, id: string, now: Date): Promise<void> {
  await boundRows(
    manager,
    `update omni_loyalty_dry_run set status = 'failed', finished_at = ? where id = ? and status = 'running'`,
    [now, id]
  )
}
