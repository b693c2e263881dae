import { boundRows, type SqlEntityManager } from "../../../core/sql"

/**
 * Cases by which money of goods goes back that a pickup gave up, by what asked for them. Each has a key; the statement says so,
 * because the index is of cases with one.
 */
export async function casesOfPickup(
  manager: SqlEntityManager,
  pickupId: string
): Promise<Map<string, string>> {
  const rows = await boundRows<{ id: string; idempotency_key: string }>(
    manager,
    `select id, idempotency_key from omni_return_case
     where accepted_by = ? and idempotency_key is not null and way = 'pickup' and deleted_at is null`,
    [pickupId]
  )
  return new Map(rows.map(({ id, idempotency_key }) => [idempotency_key, id]))
}
