import { boundRows, type SqlEntityManager } from "../../../core/sql"
import { DEFAULT_RULES, ReturnRules } from "../domain/policy-rules"

/** Version 0 is what holds before anybody publishes one. */
export type Policy = { version: number; rules: ReturnRules }

export type PolicyVersion = Policy & {
  created_by: string
  created_at: Date
  in_force_from: Date
  /** When a later one takes its place; null: not known. */
  in_force_until: Date | null
  state: "past" | "current" | "future"
}

/** The policy in force at an instant. Parts that are younger than it have their defaults. */
export async function findPolicy(manager: SqlEntityManager, at: Date): Promise<Policy> {
  const [row] = await boundRows<{ version: number; rules: unknown }>(
    manager,
    `select version, rules from omni_return_policy where in_force_from <= ?
     order by in_force_from desc, version desc limit 1`,
    [at]
  )
  return row
    ? { version: row.version, rules: ReturnRules.parse(row.rules) }
    : { version: 0, rules: DEFAULT_RULES }
}

/** Versions of the policy, the last to come into force first. One that never holds ends as it begins. */
export async function listPolicyVersions(
  manager: SqlEntityManager,
  { now, limit, offset }: { now: Date; limit: number; offset: number }
): Promise<{ versions: PolicyVersion[]; count: number }> {
  const rows = await boundRows<PolicyVersion & { count: number }>(
    manager,
    `select *, case when in_force_from > ? then 'future' when in_force_until <= ? then 'past' else 'current' end as state
     from (
       select policy.*, count(*) over ()::int as count,
         lead(in_force_from) over (order by in_force_from, version) as in_force_until
       from omni_return_policy policy
     ) versions
     order by in_force_from desc, version desc limit ? offset ?`,
    [now, now, limit, offset]
  )
  return {
    versions: rows.map(({ count: _, ...version }) => ({
      ...version,
      rules: ReturnRules.parse(version.rules),
    })),
    count: rows[0]?.count ?? 0,
  }
}
