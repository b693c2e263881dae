import { conflict, invalid } from "../../../core/errors"
import { boundRows, lockKey, type SqlEntityManager } from "../../../core/sql"
import type { ReturnRules } from "../domain/policy-rules"

/**
 * Publishes the next version of the policy, in force at once or from a later instant. It is never changed: what was
 * bought before keeps what it promised.
 * @param input.after the version it was written after; one that came in between is not overwritten unseen
 * @throws INVALID_DATA `in_force_from_past`; CONFLICT `policy_changed`
 */
export async function publishPolicy(
  manager: SqlEntityManager,
  input: { rules: ReturnRules; created_by: string; in_force_from: Date | null; after?: number },
  now: Date
): Promise<{ version: number }> {
  if (input.in_force_from && input.in_force_from < now) {
    throw invalid(
      "in_force_from_past",
      "in_force_from: a policy cannot be in force from a past time"
    )
  }
  await lockKey(manager, "omni_return_policy")
  const [last] = await boundRows<{ version: number }>(
    manager,
    "select coalesce(max(version), 0) as version from omni_return_policy"
  )
  if (input.after !== undefined && input.after !== last!.version) {
    throw conflict(
      "policy_changed",
      "Somebody else has published a version meanwhile: look at it first"
    )
  }
  const version = last!.version + 1
  await boundRows(
    manager,
    `insert into omni_return_policy (version, rules, in_force_from, created_by, created_at)
     values (?, ?::jsonb, ?, ?, ?)`,
    [version, JSON.stringify(input.rules), input.in_force_from ?? now, input.created_by, now]
  )
  return { version }
}
