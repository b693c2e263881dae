import { rowsOf, type SqlEntityManager } from "../../../core/sql"

/** Pickups whose hold, or whose time to choose another way, is over; by id. */
export async function endedPickups(
  manager: SqlEntityManager,
  page: { now: Date; after: string; take: number }
): Promise<{ id: string }[]> {
  return rowsOf<{ id: string }>(
    manager,
    `select id from omni_pickup
     where deleted_at is null and id > ?
       and ((status in ('ready', 'partially_collected') and expires_at <= ?)
         or (status = 'rejected' and alternative_until <= ?))
     order by id
     limit ?`,
    [page.after, page.now, page.now, page.take]
  )
}
