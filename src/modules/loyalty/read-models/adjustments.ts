import { boundRows, type SqlEntityManager } from "../../../core/sql"
import type { ReasonCode } from "../domain/adjustments"
import type { AdjustmentStatus } from "../operations/adjustments"

export type AdjustmentRow = {
  id: string
  account_id: string
  owner_id: string | null
  points: number
  reason_code: ReasonCode
  note: string
  status: AdjustmentStatus
  requested_by: string
  requested_at: Date
  decided_by: string | null
  decided_at: Date | null
}

export type AdjustmentFilters = {
  ids?: readonly string[]
  account_id?: string
  status?: AdjustmentStatus
  limit: number
  offset: number
}

/** A page of what people gave and took by hand, the newest first. */
export async function listAdjustments(
  manager: SqlEntityManager,
  { ids, account_id, status, limit, offset }: AdjustmentFilters
): Promise<{ adjustments: AdjustmentRow[]; count: number }> {
  const conditions = [
    ...(ids ? [["adjustment.id = any(?::text[])", ids] as const] : []),
    ...(account_id ? [["adjustment.account_id = ?", account_id] as const] : []),
    ...(status ? [["adjustment.status = ?", status] as const] : []),
  ]
  const where = conditions.map(([sql]) => sql).join(" and ") || "true"
  const values = conditions.map(([, value]) => value)
  const adjustments = await boundRows<AdjustmentRow>(
    manager,
    `select adjustment.id, account_id, account.owner_id, points::float8, reason_code, note, adjustment.status,
       requested_by, requested_at, decided_by, decided_at
     from omni_loyalty_adjustment adjustment join omni_loyalty_account account on account.id = account_id
     where ${where} order by requested_at desc, adjustment.id desc limit ? offset ?`,
    [...values, limit, offset]
  )
  const [total] = await boundRows<{ count: number }>(
    manager,
    `select count(*)::int as count from omni_loyalty_adjustment adjustment where ${where}`,
    values
  )
  return { adjustments, count: total!.count }
}
