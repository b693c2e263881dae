import { type Bound, preparedRows, type SqlEntityManager } from "../../../core/sql"
import type { ChangeType } from "../domain/kinds"
import type { Place } from "../domain/token"
import type { StoreView } from "../types"
import {
  STORE_VIEW,
  storeViewAt,
  type StoreViewRow,
  storeViewValues,
  type TillPlace,
} from "./store-view"

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

export type MarkPage = {
  state: FeedState
  marks: Mark[]
  /** Up to here everything is told. */
  next: Place
  has_more: boolean
}

/** Marks looked at for one that is told: the others were made again later and are told then. */
const LOOKED_AT = 2

const HORIZON = "pg_snapshot_xmin(pg_current_snapshot())"

/**
 * The generation is the row's, on this very database and its history: a restored copy, and a standby that was
 * promoted and may lack what the old one said, are other feeds.
 */
const STATE = `select md5(concat_ws(' ', feed.generation,
    (select oid from pg_database where datname = current_database()),
    (select system_identifier from pg_control_system()),
    (select timeline_id from pg_control_checkpoint()))) as generation,
    feed.floor_xid, feed.floor_id, ${HORIZON} as horizon
  from omni_change_feed feed`

type StateRow = { generation: string; floor_xid: string; floor_id: string; horizon: string }

const stateOf = (row: StateRow): FeedState => ({
  generation: row.generation,
  floor: { xid: row.floor_xid, id: row.floor_id },
  horizon: row.horizon,
})

/** The feed as it is now. One statement. */
export async function readState(manager: SqlEntityManager): Promise<FeedState> {
  const [row] = await preparedRows<StateRow>(manager, STATE)
  return stateOf(row as StateRow)
}

/** One range of the primary key for each stream: whatever else is in the table is not touched. */
const SEEN = `select mark.* from unnest(?::text[], ?::text[]) as stream (kind, scope)
  cross join lateral (
    select c.kind, c.scope, c.entity_id, c.xid, c.id from omni_change c
    where c.kind = stream.kind and c.scope = stream.scope
      and (c.xid, c.id) > (?::xid8, ?::bigint) and c.xid < ${HORIZON}
    order by c.xid, c.id limit ?
  ) mark
  order by mark.xid, mark.id limit ?`

/** Not flattened into a join, so that it is asked only for marks the page has room for. */
const MADE_AGAIN = `(select true from omni_change later
  where later.kind = c.kind and later.scope = c.scope and later.entity_id = c.entity_id
    and later.xid > c.xid and later.xid < ${HORIZON} limit 1)`

type PageRow = StateRow & {
  told: [ChangeType, string, string, string][]
  looked_at: number
  last: [string, string] | null
}

type Reading = { streams: readonly Stream[]; after: Place; limit: number }

/** A statement that answers marks and state, of one moment, with further columns. */
const pageStatement = (besides: string): string => `with seen as materialized (${SEEN}),
   told as (select * from seen c where ${MADE_AGAIN} is null limit ?)
   select state.*,
     (select coalesce(json_agg(json_build_array(kind, entity_id, xid::text, id::text) order by xid, id), '[]')
      from told) as told,
     (select count(*)::int from seen) as looked_at,
     (select json_build_array(xid::text, id::text) from seen order by xid desc, id desc limit 1) as last
     ${besides}
   from (${STATE}) state`

const pageValues = ({ streams, after, limit }: Reading): Bound[] => [
  streams.map(({ kind }) => kind),
  streams.map(({ scope }) => scope),
  after.xid,
  after.id,
  roomOf(limit),
  roomOf(limit),
  limit + 1,
]

const roomOf = (limit: number): number => limit * LOOKED_AT

const PAGE = pageStatement("")
const POLL = pageStatement(`, (select to_jsonb(view) from (${STORE_VIEW}) view) as view`)

/**
 * Marks after a place, at most `limit` of them, each thing once: by its last mark. Transactions are read in
 * the order of their numbers, and none before all older ones are over, so a slow one delays what came after
 * it and is never jumped over. State and marks are of one moment, so marks forgotten meanwhile are noticed.
 * A page may be empty and yet have more after it. One statement.
 */
export async function readMarks(manager: SqlEntityManager, reading: Reading): Promise<MarkPage> {
  // As one value: a row for each mark takes the driver longer than all the rest.
  const [row] = await preparedRows<PageRow>(manager, PAGE, pageValues(reading))
  return pageOf(row as PageRow, reading.limit)
}

/** As `readMarks`, with what the tills of a place see; null when the store does not exist any more. One statement. */
export async function readPoll(
  manager: SqlEntityManager,
  place: TillPlace,
  reading: Reading
): Promise<{ page: MarkPage; view: StoreView | null }> {
  const [row] = await preparedRows<PageRow & { view: StoreViewRow | null }>(manager, POLL, [
    ...pageValues(reading),
    ...storeViewValues(place),
  ])
  const { view, ...page } = row!
  return { page: pageOf(page, reading.limit), view: view && storeViewAt(place, view) }
}

function pageOf(row: PageRow, limit: number): MarkPage {
  const state = stateOf(row)
  const marks = row.told
    .slice(0, limit)
    .map(([kind, entity_id, xid, id]): Mark => ({ kind, entity_id, xid, id }))
  const lastTold = row.told.length > limit ? marks.at(-1) : undefined
  if (lastTold) {
    return { state, marks, next: { xid: lastTold.xid, id: lastTold.id }, has_more: true }
  }
  if (row.last && row.looked_at === roomOf(limit)) {
    return { state, marks, next: { xid: row.last[0], id: row.last[1] }, has_more: true }
  }
  return { state, marks, next: { xid: state.horizon, id: "0" }, has_more: false }
}
