import { rowsOf, type SqlEntityManager } from "../../../core/sql"
import type { ChangeType } from "../domain/kinds"
import type { Place } from "../domain/token"

/** What one reader follows: marks of a type that are for everyone ("") or for one place. */
export type Stream = { kind: ChangeType; scope: string }

export type Mark = Place & { kind: ChangeType; entity_id: string }

export type FeedState = {
  generation: string
  /** Marks up to here may be forgotten. */
  floor: Place
  /** Every transaction before this one is over: nothing can appear before it any more. */
  horizon: string
}

type StateRow = { generation: string; floor_xid: string; floor_id: string; horizon: string }

/**
 * The generation is the row's, on this very database and its history: a restored copy, and a standby that was
 * promoted and may lack what the old one said, are other feeds.
 */
const STATE = `select md5(concat_ws(' ', feed.generation,
    (select oid from pg_database where datname = current_database()),
    (select system_identifier from pg_control_system()),
    (select timeline_id from pg_control_checkpoint()))) as generation,
    feed.floor_xid, feed.floor_id, pg_snapshot_xmin(pg_current_snapshot()) as horizon
  from omni_change_feed feed`

const stateOf = (row: StateRow): FeedState => ({
  generation: row.generation,
  floor: { xid: row.floor_xid, id: row.floor_id },
  horizon: row.horizon,
})

/** The feed as it is now. One statement. */
export async function readState(manager: SqlEntityManager): Promise<FeedState> {
  const [row] = await rowsOf<StateRow>(manager, STATE)
  return stateOf(row as StateRow)
}

type MarkRow = StateRow & { kind: ChangeType | null; entity_id: string; xid: string; id: string }

/**
 * Marks after a place, at most `limit` of them, each thing once: by its last mark. Transactions are read in
 * the order of their numbers, and none before all older ones are over, so a slow one delays what came after
 * it and is never jumped over. State and marks are of one moment, so marks forgotten meanwhile are noticed.
 * One statement.
 */
export async function readMarks(
  manager: SqlEntityManager,
  { streams, after, limit }: { streams: readonly Stream[]; after: Place; limit: number }
): Promise<{ state: FeedState; marks: Mark[] }> {
  const rows = await rowsOf<MarkRow>(
    manager,
    `with state as materialized (${STATE})
     select state.*, mark.kind, mark.entity_id, mark.xid::text as xid, mark.id::text as id
     from state left join lateral (
       select found.*
       from jsonb_to_recordset(?::jsonb) as stream(kind text, scope text)
       cross join lateral (
         select c.kind, c.entity_id, c.xid, c.id from omni_change c
         where c.kind = stream.kind and c.scope = stream.scope
           and (c.xid, c.id) > (?::xid8, ?::bigint) and c.xid < state.horizon
           and not exists (
             select 1 from omni_change later
             where later.kind = c.kind and later.scope = c.scope and later.entity_id = c.entity_id
               and later.xid > c.xid and later.xid < state.horizon)
         order by c.xid, c.id limit ?
       ) found
       order by found.xid, found.id limit ?
     ) mark on true
     order by mark.xid, mark.id`,
    [JSON.stringify(streams), after.xid, after.id, limit, limit]
  )
  const marks = rows.flatMap(({ kind, entity_id, xid, id }) =>
    kind === null ? [] : [{ kind, entity_id, xid, id }]
  )
  return { state: stateOf(rows[0] as MarkRow), marks }
}
