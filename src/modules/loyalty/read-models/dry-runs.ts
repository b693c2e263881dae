import { notFound } from "../../../core/errors"
import { boundRows, type SqlEntityManager } from "../../../core/sql"
import { LoyaltyRules } from "../domain/rules"

/** Points that orders in a currency leave to shoppers. */
export type DryRunPoints = Record<string, { present: number; candidate: number }>

export type DryRun = {
  id: string
  programme_id: string
  present_version: number
  /** The version in force when it was asked for, and the rules that are tried. */
  present: LoyaltyRules
  candidate: LoyaltyRules
  period_from: Date
  period_until: Date
  status: "running" | "done" | "failed"
  cursor: string
  orders: number
  points: DryRunPoints
  /** What all accounts had at its end, less what they owed. */
  outstanding: number | null
  requested_at: Date
  finished_at: Date | null
}

type Row = Omit<DryRun, "present" | "candidate"> & { present: unknown; candidate: unknown }

/** @throws NOT_FOUND `dry_run_not_found`. */
export async function readDryRun(
  manager: SqlEntityManager,
  { id, programme_id = null }: { id: string; programme_id?: string | null }
): Promise<DryRun> {
  const [row] = await boundRows<Row>(
    manager,
    `select run.id, run.programme_id, present_version, present.rules as present, run.rules as candidate, period_from,
       period_until, status, cursor, orders::float8, points, outstanding::float8, requested_at, finished_at
     from omni_loyalty_dry_run run
     join omni_loyalty_rules present
       on present.programme_id = run.programme_id and present.version = run.present_version
     where run.id = ? and run.programme_id = coalesce(?, run.programme_id)`,
    [id, programme_id]
  )
  if (!row) {
    throw notFound("dry_run_not_found", `There is no dry run ${id}`)
  }
  const { present, candidate } = row
  return { ...row, present: LoyaltyRules.parse(present), candidate: LoyaltyRules.parse(candidate) }
}

export type TriedAccount = {
  account_id: string
  owner_id: string | null
  present: number
  candidate: number
}

export type DryRunMembers = {
  more: number
  less: number
  same: number
  /** Who would have most more, and most less, than now. */
  winners: TriedAccount[]
  losers: TriedAccount[]
}

/** Accounts named for each side. */
const TOP = 20

const topOf = (side: ">" | "<") =>
  `select tried.account_id, account.owner_id, present::float8, candidate::float8
   from omni_loyalty_dry_run_account tried join omni_loyalty_account account on account.id = tried.account_id
   where dry_run_id = ? and (candidate - present) ${side} 0
   order by (candidate - present) ${side === ">" ? "desc" : "asc"}, tried.account_id limit ${TOP}`

/** How the accounts of a trial would fare. */
export async function readDryRunMembers(
  manager: SqlEntityManager,
  id: string
): Promise<DryRunMembers> {
  const [counts] = await boundRows<Pick<DryRunMembers, "more" | "less" | "same">>(
    manager,
    `select count(*) filter (where candidate > present)::int as more,
       count(*) filter (where candidate < present)::int as less,
       count(*) filter (where candidate = present)::int as same
     from omni_loyalty_dry_run_account where dry_run_id = ?`,
    [id]
  )
  const winners = await boundRows<TriedAccount>(manager, topOf(">"), [id])
  const losers = await boundRows<TriedAccount>(manager, topOf("<"), [id])
  return { ...counts!, winners, losers }
}
