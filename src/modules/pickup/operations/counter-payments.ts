import { rowsOf, type SqlEntityManager } from "../../../core/sql"

/** What the counter has taken for a pickup in all its hand-overs; minor units. */
export async function paidAtCounter(manager: SqlEntityManager, pickupId: string): Promise<number> {
  const [row] = await rowsOf<{ paid: string }>(
    manager,
    `select coalesce(sum((details ->> 'paid')::bigint), 0) as paid
     from omni_pickup_event where pickup_id = ? and command = 'hand-over'`,
    [pickupId]
  )
  return Number(row?.paid ?? 0)
}
