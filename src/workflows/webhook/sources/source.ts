import type { Sql } from "../../../core/jobs"
import { firstIdAt } from "../../../core/ulid"
import type { NewMessage } from "../../../modules/webhook/types"

/** Where occurrences are written down for good, so that one whose event was lost is found again. */
export type Source = {
  /**
   * Of the ids a sweep looks by, when they begin with the time of what happened; null: it looks by `occurred_at`, and
   * needs an index for that.
   */
  id_prefix: string | null
  types: readonly string[]
  /** Types that only an event can tell: a sweep does not look for them. */
  event_only?: readonly string[]
  /**
   * Rows of `cursor` (id a sweep pages by, once in a type), `subject_id` (id an event carries), `type`, `source_key`,
   * `retail_store_id`, `occurred_at`, `data`.
   */
  statement: string
}

/** `pickup.ready` for our own event `omni_pickup.ready`. */
export const typeOfEvent = (event: string): string => event.slice("omni_".length)

/** Which occurrences: by cursor, by time, or both. Null: no bound. */
type Range = {
  after: string
  before: string | null
  since: Date | null
  until: Date | null
}

export const ALL_TIMES: Range = { after: "", before: null, since: null, until: null }

/** What happened since an instant and before another one, in the way this source is looked through. */
export const timesOf = ({ id_prefix }: Source, since: Date, until: Date | null): Range =>
  id_prefix === null
    ? { ...ALL_TIMES, since, until }
    : {
        ...ALL_TIMES,
        after: firstIdAt(id_prefix, since),
        before: until && firstIdAt(id_prefix, until),
      }

export type Ask = Range & {
  types: readonly string[]
  /** Only of these subjects; null: of all. */
  subject_ids: readonly string[] | null
  limit: number
}

export type Found = { cursor: string; message: NewMessage }

const FIND = (statement: string) => `
select f.* from (${statement}) f
where f.type = any(?::text[])
  and (?::text[] is null or f.subject_id = any(?::text[]))
  and f.cursor > ? and (?::text is null or f.cursor < ?)
  and (?::timestamptz is null or f.occurred_at >= ?)
  and (?::timestamptz is null or f.occurred_at < ?)
  and not exists (select 1 from omni_webhook_message m where m.source_key = f.source_key)
order by f.cursor limit ?`

/** Occurrences that no message tells of yet, the oldest first. */
export async function findUntold(sql: Sql, source: Source, ask: Ask): Promise<Found[]> {
  const rows = await sql<
    Omit<NewMessage, "occurred_at"> & { cursor: string; subject_id: string; occurred_at: Date }
  >(FIND(source.statement), [
    [...ask.types],
    ask.subject_ids,
    ask.subject_ids,
    ask.after,
    ask.before,
    ask.before,
    ask.since,
    ask.since,
    ask.until,
    ask.until,
    ask.limit,
  ])
  return rows.map(({ cursor, subject_id: _, occurred_at, ...rest }) => ({
    cursor,
    message: { ...rest, occurred_at: new Date(occurred_at).toISOString() },
  }))
}
