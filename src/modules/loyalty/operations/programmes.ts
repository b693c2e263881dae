import { generateEntityId } from "@medusajs/framework/utils"
import { conflict, invalid, notFound } from "../../../core/errors"
import { boundRows, type SqlEntityManager } from "../../../core/sql"

/** A version of what a programme promises. Never changed: postings name the version they were made by. */
export type ProgrammeRules = {
  /** Points an account may owe after returns; what goes beyond is written off. */
  debt_limit: number
  /** Days that redeemed points live on when they are given back after their expiry. */
  restore_grace_days: number
  /** How points are earned and spent; data to the ledger. */
  rules: Record<string, unknown>
}

/** Opens a programme with the first version of its rules. @throws CONFLICT `programme_exists`. */
export async function openProgramme(
  manager: SqlEntityManager,
  input: ProgrammeRules & { handle: string; name: string; created_by: string | null },
  now: Date
): Promise<{ programme_id: string }> {
  const id = generateEntityId(undefined, "lyp")
  const [opened] = await boundRows<{ id: string }>(
    manager,
    `insert into omni_loyalty_programme (id, handle, name, rules_version, created_at, updated_at)
     values (?, ?, ?, 1, ?, ?) on conflict do nothing returning id`,
    [id, input.handle, input.name, now, now]
  )
  if (!opened) {
    throw conflict("programme_exists", `There is a loyalty programme ${input.handle} already`)
  }
  await writeRules(manager, id, 1, input, input.created_by, now)
  return { programme_id: id }
}

/**
 * Publishes a new version of the rules, in force at once or from a later instant. Points given before keep what they
 * were given by.
 * @throws NOT_FOUND `programme_not_found`; INVALID_DATA `in_force_from_past`.
 */
export async function publishRules(
  manager: SqlEntityManager,
  input: ProgrammeRules & {
    programme_id: string
    created_by: string | null
    in_force_from?: Date | null
  },
  now: Date
): Promise<{ version: number }> {
  const { programme_id, created_by, in_force_from = null } = input
  if (in_force_from && in_force_from < now) {
    throw invalid("in_force_from_past", "in_force_from: rules cannot be in force from a past time")
  }
  const [programme] = await boundRows<{ version: number }>(
    manager,
    `update omni_loyalty_programme programme set updated_at = ? where id = ? and deleted_at is null
     returning (select max(version) + 1 from omni_loyalty_rules where programme_id = programme.id) as version`,
    [now, programme_id]
  )
  if (!programme) {
    throw notFound("programme_not_found", `There is no loyalty programme ${programme_id}`)
  }
  await writeRules(manager, programme_id, programme.version, input, created_by, now, in_force_from)
  await putRulesInForce(manager, now)
  return { version: programme.version }
}

/** Makes accounts follow the version that is in force: their debt limit and grace, and who must confirm adjustments. */
export async function putRulesInForce(manager: SqlEntityManager, now: Date): Promise<void> {
  await boundRows(
    manager,
    `update omni_loyalty_programme programme set rules_version = due.version, updated_at = ?
     from (
       select distinct on (programme_id) programme_id, version from omni_loyalty_rules
       where coalesce(in_force_from, created_at) <= ?
       order by programme_id, coalesce(in_force_from, created_at) desc, version desc
     ) due
     where due.programme_id = programme.id and programme.rules_version <> due.version`,
    [now, now]
  )
}

async function writeRules(
  manager: SqlEntityManager,
  programmeId: string,
  version: number,
  { debt_limit, restore_grace_days, rules }: ProgrammeRules,
  createdBy: string | null,
  now: Date,
  inForceFrom: Date | null = null
): Promise<void> {
  if (![debt_limit, restore_grace_days].every((n) => Number.isSafeInteger(n) && n >= 0)) {
    throw invalid("rules_invalid", "debt_limit and restore_grace_days are whole numbers from 0")
  }
  await boundRows(
    manager,
    `insert into omni_loyalty_rules (programme_id, version, debt_limit, restore_grace_days, rules, created_by, created_at,
       in_force_from)
     values (?, ?, ?, ?, ?::jsonb, ?, ?, ?)`,
    [
      ...[programmeId, version, debt_limit, restore_grace_days, JSON.stringify(rules)],
      ...[createdBy, now, inForceFrom],
    ]
  )
}
