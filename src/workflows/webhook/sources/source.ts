import type { Sql } from "../../../core/jobs"
import type { NewMessage } from "../../../modules/webhook/types"

/** Where occurrences are written down for good, so that one whose event was lost is found again. */
export type Source = {
  /** Of the ids a sweep pages by; they begin with the time they were made. */
  id_prefix: string
  types: readonly string[]
  /** Types that only an event can tell: a sweep does not look for them. */
  event_only?: readonly string[]
  /**
   * Rows of `cursor` (id a sweep pages by), `subject_id` (id an event carries), `type`, `source_key`,
   * `retail_store_id`, `occurred_at`, `data`.
   */
  statement: string
}

export type Ask = {
  types: readonly string[]
  /** Only of these subjects; null: of all. */
  subject_ids: readonly string[] | null
  after: string
  /** Null: up to now. */
  before: string | null
  limit: number
}

export type Found = { cursor: string; message: NewMessage }

const FIND = (statement: string) => `
select f.* from (${statement}) f
where f.type = any(?::text[])
  and (?::text[] is null or f.subject_id = any(?::text[]))
  and f.cursor > ? and (?::text is null or f.cursor < ?)
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
    ask.limit,
  ])
  return rows.map(({ cursor, subject_id: _, occurred_at, ...rest }) => ({
    cursor,
    message: { ...rest, occurred_at: new Date(occurred_at).toISOString() },
  }))
}
