import { boundRows, type SqlEntityManager } from "../../../core/sql"
import { IN_FORCE_FROM } from "./programme"

export type RulesVersion = {
  version: number
  debt_limit: number
  restore_grace_days: number
  /** As they were published. */
  rules: Record<string, unknown>
  created_by: string | null
  created_at: Date
  in_force_from: Date
  /** When a later one takes its place; null: not known. */
  in_force_until: Date | null
  state: "past" | "current" | "future"
}

/** Versions of a programme's rules, the last to come into force first. One that never holds ends as it begins. */
export async function listRulesVersions(
  manager: SqlEntityManager,
  {
    programme_id,
    now,
    limit,
    offset,
  }: { programme_id: string; now: Date; limit: number; offset: number }
): Promise<{ versions: RulesVersion[]; count: number }> {
  const versions = await boundRows<RulesVersion & { count: number }>(
    manager,
    `select *, case when in_force_from > ? then 'future' when in_force_until <= ? then 'past' else 'current' end as state
     from (
       select version, debt_limit::float8, restore_grace_days, rules, created_by, created_at,
         ${IN_FORCE_FROM} as in_force_from,
         lead(${IN_FORCE_FROM}) over (order by ${IN_FORCE_FROM}, version) as in_force_until,
         count(*) over ()::int as count
       from omni_loyalty_rules rules where programme_id = ?
     ) versions
     order by in_force_from desc, version desc limit ? offset ?`,
    [now, now, programme_id, limit, offset]
  )
  return {
    versions: versions.map(({ count: _, ...version }) => version),
    count: versions[0]?.count ?? 0,
  }
}
