import { rowsOf, type SqlEntityManager, type SqlValue } from "../../../core/sql"

/**
 * Few enough that one transaction is short: while it is open, nothing younger can be read from the feed.
 */
const BATCH = 5_000

export type InTransaction = <Result>(
  work: (manager: SqlEntityManager) => Promise<Result>
) => Promise<Result>

const FORGET_UP_TO = `with unneeded as (
    select kind, scope, xid, id from omni_change where (xid, id) <= (?::xid8, ?::bigint) limit ${BATCH}),
  gone as (delete from omni_change c using unneeded u
    where c.kind = u.kind and c.scope = u.scope and c.xid = u.xid and c.id = u.id
    returning 1)
  select count(*)::int as count from gone`

type Key = { entity_id: string; kind: string; scope: string; xid: string }

/** Before every mark. */
const FIRST_KEY: Key = { entity_id: "", kind: "", scope: "", xid: "0" }

/**
 * One stretch of all marks in the order of their things. The stretch begins with the last mark of the one
 * before it, whose successor could not be seen there.
 */
const FORGET_SUPERSEDED = `with stretch as materialized (
    select entity_id, kind, scope, xid from omni_change
    where (entity_id, kind, scope, xid) >= (?, ?, ?, ?::xid8)
    order by entity_id, kind, scope, xid limit ${BATCH}),
  unneeded as (select * from (
      select *, lead(xid) over (partition by entity_id, kind, scope order by xid) as next from stretch) led
    where next < pg_snapshot_xmin(pg_current_snapshot())),
  gone as (delete from omni_change c using unneeded u
    where c.entity_id = u.entity_id and c.kind = u.kind and c.scope = u.scope and c.xid = u.xid
    returning 1)
  select (select count(*)::int from gone) as forgotten, (select count(*)::int from stretch) as seen,
    (select json_build_object('entity_id', entity_id, 'kind', kind, 'scope', scope, 'xid', xid::text)
     from stretch order by entity_id desc, kind desc, scope desc, xid desc limit 1) as last`

/**
 * Forgets marks that a later mark of the same thing makes needless: that one is still ahead of every reader.
 * Goes once through all marks; answers how many it forgot.
 */
export async function forgetSuperseded(
  inTransaction: InTransaction,
  signal?: AbortSignal
): Promise<number> {
  let forgotten = 0
  let from = FIRST_KEY
  for (let seen = BATCH; seen === BATCH && !signal?.aborted; ) {
    const [row] = await inTransaction((manager) =>
      rowsOf<{ forgotten: number; seen: number; last: Key | null }>(manager, FORGET_SUPERSEDED, [
        from.entity_id,
        from.kind,
        from.scope,
        from.xid,
      ])
    )
    forgotten += row!.forgotten
    seen = row!.seen
    from = row!.last ?? from
  }
  return forgotten
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
  return floor ? await forgetUpTo(inTransaction, floor, signal) : 0
}

async function forgetUpTo(
  inTransaction: InTransaction,
  { floor_xid, floor_id }: { floor_xid: string; floor_id: string },
  signal?: AbortSignal
): Promise<number> {
  let forgotten = 0
  for (let last = BATCH; last === BATCH && !signal?.aborted; forgotten += last) {
    const [row] = await inTransaction((manager) =>
      rowsOf<{ count: number }>(manager, FORGET_UP_TO, [floor_xid, floor_id])
    )
    last = row!.count
  }
  return forgotten
}
