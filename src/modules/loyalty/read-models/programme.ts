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

/** Of a version of rules; from then on it holds until a later one does. */
export const IN_FORCE_FROM = "coalesce(rules.in_force_from, rules.created_at)"

const PROGRAMME = `
  select programme.id, programme.handle, programme.name, rules.version, rules.debt_limit::float8,
    rules.restore_grace_days, rules.rules, ${IN_FORCE_FROM} as created_at
  from omni_loyalty_programme programme join omni_loyalty_rules rules on rules.programme_id = programme.id
  where programme.deleted_at is null`

/** The shop's programme with the rules in force at an instant; null when there was none, or none a shop could use. */
export async function findProgramme(
  manager: SqlEntityManager,
  at: Date
): Promise<Programme | null> {
  const [row] = await boundRows<Row>(
    manager,
    `${PROGRAMME} and ${IN_FORCE_FROM} <= ?
     order by programme.created_at, ${IN_FORCE_FROM} desc, rules.version desc limit 1`,
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

/** The accounts of customers by their ids, where they are now if they were merged; none for who has not joined. */
export async function findMembers(
  manager: SqlEntityManager,
  programmeId: string,
  customerIds: readonly string[]
): Promise<Map<string, Member>> {
  const members = await boundRows<Member & { customer_id: string }>(
    manager,
    `with recursive chain as (
       select owner_id as customer_id, id, status, merged_into, created_at as joined_at from omni_loyalty_account
       where programme_id = ? and owner_type = 'customer' and owner_id = any(?::text[])
       union all
       select chain.customer_id, next.id, next.status, next.merged_into, chain.joined_at
       from chain join omni_loyalty_account next on next.id = chain.merged_into
     )
     select customer_id, id as account_id, status, joined_at from chain where merged_into is null`,
    [programmeId, customerIds]
  )
  return new Map(members.map(({ customer_id, ...member }) => [customer_id, member]))
}

/** The account of one customer; null for who has not joined. */
export async function findMember(
  manager: SqlEntityManager,
  programmeId: string,
  customerId: string
): Promise<Member | null> {
  return (await findMembers(manager, programmeId, [customerId])).get(customerId) ?? null
}
