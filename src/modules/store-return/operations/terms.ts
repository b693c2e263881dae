import { boundRows, type SqlEntityManager } from "../../../core/sql"
import type { DeskRole } from "../domain/overrides"
import type { Refusal } from "../domain/policy"

/** Who returns, by names that tell strangers nothing; null: not known by it. */
export type Returner = {
  customer_id: string | null
  email_hash: string | null
  identity_hash: string | null
}

export type OverrideRow = {
  case_id: string
  user_id: string
  role: DeskRole
  reason: string
  refusals: (Refusal & { line_item_id: string | null; place: number })[]
  at: Date
}

export type ReturnTerms = {
  /** 0: the defaults. */
  policy_version: number
  /** Minor units. */
  fee: number
  /** What was kept back for discounts that do not hold any more; below 0: given back. Minor units. */
  lapsed: number
  returner: Returner
  /** Who brought goods without a receipt, sealed. */
  identity: string | null
  override: Omit<OverrideRow, "case_id" | "at"> | null
}

/** Writes down by which terms a case was taken, and who let in what they refuse; for good. */
export async function addTerms(
  manager: SqlEntityManager,
  returned: {
    id: string
    currency_code: string
    worth: number
    units: readonly unknown[]
    accepted_at: Date
  },
  { policy_version, fee, lapsed, returner, identity, override }: ReturnTerms
): Promise<void> {
  await boundRows(
    manager,
    `insert into omni_return_terms (case_id, policy_version, fee, lapsed, customer_id, email_hash,
       identity_hash, currency_code, units, worth, accepted_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      ...[returned.id, policy_version, fee, lapsed],
      ...[returner.customer_id, returner.email_hash, returner.identity_hash],
      ...[returned.currency_code, returned.units.length, returned.worth, returned.accepted_at],
    ]
  )
  if (identity) {
    await boundRows(manager, "insert into omni_return_identity (case_id, sealed) values (?, ?)", [
      returned.id,
      identity,
    ])
  }
  if (override) {
    await boundRows(
      manager,
      `insert into omni_return_override (case_id, user_id, role, reason, refusals, at)
       values (?, ?, ?, ?, ?::jsonb, ?)`,
      [
        ...[returned.id, override.user_id, override.role, override.reason],
        ...[JSON.stringify(override.refusals), returned.accepted_at],
      ]
    )
  }
}
