import { rowsOf, type SqlEntityManager, type SqlValue } from "../../../core/sql"

/**
 * Few enough that one transaction is short: while it is open, nothing younger can be read from the feed.
 */
const BATCH = 5_000

export type InTransaction = <Result>(
  work: (manager: SqlEntityManager) => Promise<Result>
) => Promise<Result>

/** Marks of things that were marked again since. Nobody needs them: the later mark is still ahead of every reader. */
const SUPERSEDED = `select kind, scope, entity_id, xid from (
    select kind, scope, entity_id, xid,
      lead(xid) over (partition by entity_id, kind, scope order by xid) as next
    from omni_change
  ) marks
  where next < pg_snapshot_xmin(pg_current_snapshot()) limit ${BATCH}`

const UP_TO_PLACE = `select kind, scope, entity_id, xid from omni_change
  where (xid, id) <= (?::xid8, ?::bigint) limit ${BATCH}`

async function forget(
  inTransaction: InTransaction,
  which: string,
  values: readonly SqlValue[],
  signal?: AbortSignal
): Promise<number> {
  let forgotten = 0
  for (let last = BATCH; last === BATCH && !signal?.aborted; forgotten += last) {
    const [row] = await inTransaction((manager) =>
      rowsOf<{ count: number }>(
        manager,
        `with unneeded as (${which}), gone as (
           delete from omni_change c using unneeded u
           where c.kind = u.kind and c.scope = u.scope and c.entity_id = u.entity_id and c.xid = u.xid
           returning 1)
         select count(*)::int as count from gone`,
        values
      )
    )
    last = row?.count ?? 0
  }
  return forgotten
}

/** Forgets marks that a later mark of the same thing makes needless; answers how many. */
export async function forgetSuperseded(
  inTransaction: InTransaction,
  signal?: AbortSignal
): Promise<number> {
  return await forget(inTransaction, SUPERSEDED, [], signal)
}

/**
 * Forgets the marks made before an instant and raises the floor first, so that a reader who has not seen them
 * is sent back to a snapshot instead of missing them. Answers how many.
 */
export async function forgetBefore(
  inTransaction: InTransaction,
  before: Date,
  signal?: AbortSignal
): Promise<number> {
  const [floor] = await inTransaction((manager) =>
    rowsOf<{ floor_xid: string; floor_id: string }>(
      manager,
      `update omni_change_feed set floor_xid = newest.xid::text, floor_id = newest.id::text, updated_at = now()
       from (select xid, id from omni_change
         where marked_at < ? and xid < pg_snapshot_xmin(pg_current_snapshot())
         order by xid desc, id desc limit 1) newest
       returning floor_xid, floor_id`,
      [before]
    )
  )
  return floor
    ? await forget(inTransaction, UP_TO_PLACE, [floor.floor_xid, floor.floor_id], signal)
    : 0
}
