import { notFound } from "../../../core/errors"
import { boundRows, type SqlEntityManager } from "../../../core/sql"
import { LoyaltyRules } from "../domain/rules"

export type Programme = {
  id: string
  handle: string
  name: string
  version: number
  debt_limit: number
  restore_grace_days: number
  rules: LoyaltyRules
  /** Since when this version is in force. */
  created_at: Date
}

type Row = Omit<Programme, "rules"> & { rules: unknown }

const PROGRAMME = `
  select programme.id, programme.handle, programme.name, rules.version, rules.debt_limit::float8,
    rules.restore_grace_days, rules.rules, rules.created_at
  from omni_loyalty_programme programme join omni_loyalty_rules rules on rules.programme_id = programme.id
  where programme.deleted_at is null`

/** The shop's programme with the rules in force at an instant; null when there was none, or none a shop could use. */
export async function findProgramme(
  manager: SqlEntityManager,
  at: Date
): Promise<Programme | null> {
  const [row] = await boundRows<Row>(
    manager,
    `${PROGRAMME} and rules.created_at <= ? order by programme.created_at, rules.version desc limit 1`,
    [at]
  )
  const parsed = row && LoyaltyRules.safeParse(row.rules)
  return parsed?.success ? { ...row!, rules: parsed.data } : null
}

/** @throws NOT_FOUND `programme_not_found`. */
export async function readProgramme(manager: SqlEntityManager, at: Date): Promise<Programme> {
  const programme = await findProgramme(manager, at)
  if (!programme) {
    throw notFound("programme_not_found", "This shop has no loyalty programme")
  }
  return programme
}

export type Member = { account_id: string; status: "active" | "frozen"; joined_at: Date }

/** The account of a customer, where it is now if it was merged; null for who has not joined. */
export async function findMember(
  manager: SqlEntityManager,
  programmeId: string,
  customerId: string
): Promise<Member | null> {
  const [member] = await boundRows<Member>(
    manager,
    `with recursive chain as (
       select id, status, merged_into, created_at as joined_at from omni_loyalty_account
       where programme_id = ? and owner_type = 'customer' and owner_id = ?
       union all
       select next.id, next.status, next.merged_into, chain.joined_at
       from chain join omni_loyalty_account next on next.id = chain.merged_into
     )
     select id as account_id, status, joined_at from chain where merged_into is null`,
    [programmeId, customerId]
  )
  return member ?? null
}
