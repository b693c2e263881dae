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
 * Puts a new version of the rules in force. Points given before keep what they were given by.
 * @throws NOT_FOUND `programme_not_found`.
 */
export async function publishRules(
  manager: SqlEntityManager,
  input: ProgrammeRules & { programme_id: string; created_by: string | null },
  now: Date
): Promise<{ version: number }> {
  const [programme] = await boundRows<{ rules_version: number }>(
    manager,
    `update omni_loyalty_programme set rules_version = rules_version + 1, updated_at = ?
     where id = ? and deleted_at is null returning rules_version`,
    [now, input.programme_id]
  )
  if (!programme) {
    throw notFound("programme_not_found", `There is no loyalty programme ${input.programme_id}`)
  }
  const version = programme.rules_version
  await writeRules(manager, input.programme_id, version, input, input.created_by, now)
  return { version }
}

async function writeRules(
  manager: SqlEntityManager,
  programmeId: string,
  version: number,
  { debt_limit, restore_grace_days, rules }: ProgrammeRules,
  createdBy: string | null,
  now: Date
): Promise<void> {
  if (![debt_limit, restore_grace_days].every((n) => Number.isSafeInteger(n) && n >= 0)) {
    throw invalid("rules_invalid", "debt_limit and restore_grace_days are whole numbers from 0")
  }
  await boundRows(
    manager,
    `insert into omni_loyalty_rules (programme_id, version, debt_limit, restore_grace_days, rules, created_by, created_at)
     values (?, ?, ?, ?, ?::jsonb, ?, ?)`,
    [programmeId, version, debt_limit, restore_grace_days, JSON.stringify(rules), createdBy, now]
  )
}
