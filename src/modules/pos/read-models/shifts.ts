import { boundRows, type SqlEntityManager } from "../../../core/sql"
import type { Shift, ShiftDoubt } from "../../../types/shift"
import type { PosEvent } from "../domain/events/envelope"
import type { ShiftFacts } from "../domain/shifts/report"
import type { ShiftEvent } from "../domain/shifts/steps"

export type ShiftFilters = {
  /** null: every store. */
  store_ids: readonly string[] | null
  device_id?: string
  business_date?: string
  status?: "open" | "closed"
  limit: number
  offset: number
}

/** Whose shift it is and how its till names it. */
export type ShiftKey = { device_id: string; shift_id: string }

const SHIFTS = `
  from omni_pos_event opened
  left join lateral (
    select closed.occurred_at from omni_pos_event closed
    where closed.device_id = opened.device_id and closed.shift_id = opened.shift_id
      and closed.type = 'shift.closed' and closed.status = 'applied'
    order by closed.epoch, closed.seq limit 1
  ) closed on true
  where opened.type = 'shift.opened' and opened.status = 'applied'
    and (?::text[] is null or opened.retail_store_id = any(?::text[]))
    and (?::text is null or opened.device_id = ?)
    and (?::date is null or opened.business_date = ?::date)
    and (?::text is null or (?::text = 'closed') = (closed.occurred_at is not null))`

type Row = {
  id: string
  device_id: string
  retail_store_id: string
  body: PosEvent<"shift.opened">
  closed_at: Date | null
}

/** Shifts, the youngest business day first. */
export async function listShifts(
  manager: SqlEntityManager,
  filters: ShiftFilters
): Promise<{ shifts: Shift[]; count: number }> {
  const { store_ids, device_id = null, business_date = null, status = null } = filters
  const where = [
    store_ids,
    store_ids,
    device_id,
    device_id,
    business_date,
    business_date,
    status,
    status,
  ]
  const rows = await boundRows<Row>(
    manager,
    `select opened.event_id::text as id, opened.device_id, opened.retail_store_id, opened.body,
       closed.occurred_at as closed_at ${SHIFTS}
     order by opened.business_date desc, opened.occurred_at desc, opened.event_id limit ? offset ?`,
    [...where, filters.limit, filters.offset]
  )
  const [total] = await boundRows<{ count: string }>(
    manager,
    `select count(*) as count ${SHIFTS}`,
    where
  )
  return { shifts: rows.map(shiftOf), count: Number(total!.count) }
}

function shiftOf({ id, device_id, retail_store_id, body, closed_at }: Row): Shift {
  return {
    id,
    shift_id: body.data.shift_id,
    device_id,
    retail_store_id,
    status: closed_at ? "closed" : "open",
    currency_code: body.data.currency_code,
    business_date: body.business_date,
    opened_at: new Date(body.occurred_at).toISOString(),
    closed_at: closed_at?.toISOString() ?? null,
    cashier: body.cashier ?? null,
    opening_cash: body.data.opening_cash,
  }
}

/** The shift that an event opened; null for any other event. */
export async function findShiftKey(
  manager: SqlEntityManager,
  openedEventId: string
): Promise<(ShiftKey & { retail_store_id: string }) | null> {
  const [row] = await boundRows<ShiftKey & { retail_store_id: string }>(
    manager,
    `select device_id, shift_id, retail_store_id from omni_pos_event
     where event_id = ?::uuid and type = 'shift.opened' and status = 'applied'
     order by received_at limit 1`,
    [openedEventId]
  )
  return row ?? null
}

/** Money that changed hands is a fact even while the sale a return names has not arrived. */
const FACTS = `
  select event.body, event.retail_store_id, event.status, sale.body as voided
  from omni_pos_event event
  left join lateral (
    select sale.body from omni_pos_event sale
    where event.type = 'sale.voided' and sale.event_id = (event.body->'data'->>'sale_event_id')::uuid
      and sale.type = 'sale.completed' and sale.status = 'applied'
    order by sale.device_id = event.device_id desc, sale.device_id limit 1
  ) sale on true
  where event.device_id = ? and event.shift_id = ? and event.status in ('applied', 'deferred')
  order by event.epoch, event.seq`

/** Everything a Z-report is made of; null when the till has opened no such shift. */
export async function readShiftFacts(
  manager: SqlEntityManager,
  { device_id, shift_id }: ShiftKey
): Promise<ShiftFacts | null> {
  const rows = await boundRows<{
    body: PosEvent
    retail_store_id: string
    voided: PosEvent<"sale.completed"> | null
  }>(manager, FACTS, [device_id, shift_id])
  const events: ShiftEvent[] = rows.map(({ body, voided }) => ({
    event: body,
    voided: voided ?? undefined,
  }))
  const opened = events.find(({ event }) => event.type === "shift.opened")?.event
  if (!opened) {
    return null
  }
  const last = events.at(-1)!.event
  return {
    device_id,
    retail_store_id: rows[0]!.retail_store_id,
    events,
    doubts: await readDoubts(manager, device_id, {
      epoch: opened.epoch,
      from: opened.seq,
      to: last.seq,
    }),
  }
}

/** Numbers that are missing, and events that were refused, between the shift's first and last. */
async function readDoubts(
  manager: SqlEntityManager,
  deviceId: string,
  stretch: { epoch: number; from: number; to: number }
): Promise<ShiftDoubt[]> {
  const gaps = await boundRows<{ from: number; to: number }>(
    manager,
    `select greatest((gap->>'from')::float8, ?) as "from", least((gap->>'to')::float8, ?) as "to"
     from omni_pos_sequence, jsonb_array_elements(gaps) gap
     where device_id = ? and epoch = ? and (gap->>'from')::bigint <= ? and (gap->>'to')::bigint >= ?
     order by 1 limit 100`,
    [stretch.from, stretch.to, deviceId, stretch.epoch, stretch.to, stretch.from]
  )
  const rejected = await boundRows<{ event_id: string; seq: number; type: string }>(
    manager,
    `select event_id::text, seq::float8 as seq, type from omni_pos_event
     where device_id = ? and epoch = ? and seq between ? and ? and status in ('rejected', 'quarantined')
     order by seq limit 100`,
    [deviceId, stretch.epoch, stretch.from, stretch.to]
  )
  return [
    ...gaps.map((gap) => ({ kind: "missing_events" as const, ...gap })),
    ...rejected.map((event) => ({ kind: "rejected_event" as const, ...event })),
  ]
}
