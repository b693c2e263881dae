import type { Problem } from "../../../core/problem"
import { boundRows, type SqlEntityManager } from "../../../core/sql"
import type { TillEventState } from "../../../types/till-sync"

export type TillEventFilters = {
  /** null: every store. */
  store_ids: readonly string[] | null
  till_id?: string
  type?: string
  state?: TillEventState
  /** A receipt number, or the id of an event. */
  q?: string
  limit: number
  offset: number
}

export type TillEventRow = {
  event_id: string
  device_id: string
  till_name: string
  retail_store_id: string
  type: string
  seq: number
  epoch: number
  status: "applied" | "deferred" | "quarantined" | "rejected"
  follow_up: "none" | "pending" | "done" | "failed"
  occurred_at: Date
  received_at: Date
  business_date: string
  receipt_number: string | null
  shift_id: string | null
  flags: string[]
  waits_for: string | null
  problem: Problem | null
  follow_up_error: string | null
}

const COLUMNS = `event.event_id::text, event.device_id, device.name as till_name, event.retail_store_id, event.type,
  event.seq::float8 as seq, event.epoch, event.status, event.follow_up, event.occurred_at, event.received_at,
  event.business_date::text, event.receipt_number, event.shift_id, event.flags, event.waits_for, event.problem,
  event.follow_up_error`

/** Each state as a condition an index serves: the troubled ones have one of their own. */
const STATES: Record<TillEventState, string> = {
  applied: "event.status = 'applied' and event.follow_up <> 'failed'",
  waiting: "event.waits_for is not null",
  quarantined: "event.status = 'quarantined'",
  rejected: "event.status = 'rejected'",
  failed: "event.follow_up = 'failed'",
}

const FROM = (state: TillEventState | undefined) => `
  from omni_pos_event event join omni_pos_device device on device.id = event.device_id
  where (?::text[] is null or event.retail_store_id = any(?::text[]))
    and (?::text is null or event.device_id = ?)
    and (?::text is null or event.type = ?)
    and (?::text is null or event.receipt_number = ? or event.event_id = ?::uuid)
    and ${state ? STATES[state] : "true"}`

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** A page of the inbox, the latest arrival first. */
export async function listTillEvents(
  manager: SqlEntityManager,
  filters: TillEventFilters
): Promise<{ rows: TillEventRow[]; count: number }> {
  const { store_ids, till_id = null, type = null, q = null, state } = filters
  const id = q && UUID.test(q) ? q : null
  const values = [store_ids, store_ids, till_id, till_id, type, type, q, q, id]
  const rows = await boundRows<TillEventRow>(
    manager,
    `select ${COLUMNS} ${FROM(state)}
     order by event.received_at desc, event.device_id, event.event_id desc limit ? offset ?`,
    [...values, filters.limit, filters.offset]
  )
  const [total] = await boundRows<{ count: string }>(
    manager,
    `select count(*) as count ${FROM(state)}`,
    values
  )
  return { rows, count: Number(total!.count) }
}

/** One event with what the till sent; null when there is none. */
export async function readTillEvent(
  manager: SqlEntityManager,
  tillId: string,
  eventId: string
): Promise<(TillEventRow & { body: Record<string, unknown> }) | null> {
  const [row] = await boundRows<TillEventRow & { body: Record<string, unknown> }>(
    manager,
    `select ${COLUMNS}, event.body
     from omni_pos_event event join omni_pos_device device on device.id = event.device_id
     where event.device_id = ? and event.event_id = ?::uuid`,
    [tillId, eventId]
  )
  return row ?? null
}

export const isEventId = (text: string): boolean => UUID.test(text)
