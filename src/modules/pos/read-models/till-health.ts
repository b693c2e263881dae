import { boundRows, type SqlEntityManager } from "../../../core/sql"
import type { AdminTillHealth, AdminTillHealthList } from "../../../types/till-sync"
import { SKEW_LIMIT_MS } from "../domain/check-event"
import { ackedOf, type Gap } from "../domain/sequence"

type Row = Omit<
  AdminTillHealth,
  | "acked_seq"
  | "gaps"
  | "missing"
  | "is_clock_off"
  | "last_seen_at"
  | "oldest_pending_at"
  | "oldest_waiting_at"
> & {
  last_seen_at: Date | null
  oldest_pending_at: Date | null
  oldest_waiting_at: Date | null
  gaps: Gap[] | null
}

const SILENT = "1 hour"

/** Counts of trouble per till; every branch is served by a partial index, whatever the size of the inbox. */
const TROUBLE = `
  trouble as (
    select device_id,
      count(*) filter (where follow_up = 'pending') as pending,
      min(received_at) filter (where follow_up = 'pending') as oldest_pending_at,
      count(*) filter (where status = 'deferred') as waiting,
      min(received_at) filter (where status = 'deferred') as oldest_waiting_at,
      count(*) filter (where status = 'rejected') as rejected,
      count(*) filter (where status = 'quarantined') as quarantined,
      count(*) filter (where follow_up = 'failed') as failed
    from omni_pos_event
    where follow_up = 'pending' or waits_for is not null or status in ('quarantined', 'rejected')
      or follow_up = 'failed'
    group by device_id
  ), incidents as (
    select device_id, count(*) as open_incidents from omni_pos_incident
    where resolved_at is null and device_id is not null group by device_id
  ), tills as (
    select device.id as till_id, device.name, device.retail_store_id, device.status, device.last_seen_at,
      device.epoch, device.clock_offset_ms::float8 as clock_offset_ms, coalesce(place.high, 0)::float8 as high_seq,
      place.gaps, coalesce(pending, 0)::int as pending, oldest_pending_at, coalesce(waiting, 0)::int as waiting,
      oldest_waiting_at, coalesce(rejected, 0)::int as rejected, coalesce(quarantined, 0)::int as quarantined,
      coalesce(failed, 0)::int as failed, coalesce(open_incidents, 0)::int as open_incidents
    from omni_pos_device device
    left join omni_pos_sequence place on place.device_id = device.id and place.epoch = device.epoch
    left join trouble on trouble.device_id = device.id
    left join incidents on incidents.device_id = device.id
    where device.deleted_at is null and (?::text[] is null or device.retail_store_id = any(?::text[]))
      and (?::text[] is null or device.id = any(?::text[]))
  )`

/** A page of tills, those that need a person first, and the sum of all. */
export async function readTillHealth(
  manager: SqlEntityManager,
  filters: {
    store_ids: readonly string[] | null
    till_ids?: readonly string[]
    limit: number
    offset: number
  }
): Promise<Pick<AdminTillHealthList, "tills" | "summary" | "count">> {
  const { store_ids, till_ids = null } = filters
  const where = [store_ids, store_ids, till_ids, till_ids]
  const rows = await boundRows<Row>(
    manager,
    `with ${TROUBLE} select * from tills
     order by rejected + quarantined + failed + open_incidents > 0 desc, name, till_id limit ? offset ?`,
    [...where, filters.limit, filters.offset]
  )
  const [summary] = await boundRows<AdminTillHealthList["summary"]>(
    manager,
    `with ${TROUBLE} select count(*)::int as tills,
       count(*) filter (where status = 'active' and last_seen_at < now() - interval '${SILENT}')::int as silent,
       coalesce(sum((select sum((gap->>'to')::bigint - (gap->>'from')::bigint + 1)
         from jsonb_array_elements(gaps) gap)), 0)::float8 as missing,
       coalesce(sum(pending), 0)::int as pending, coalesce(sum(waiting), 0)::int as waiting,
       coalesce(sum(rejected), 0)::int as rejected, coalesce(sum(quarantined), 0)::int as quarantined,
       coalesce(sum(failed), 0)::int as failed, coalesce(sum(open_incidents), 0)::int as open_incidents
     from tills`,
    where
  )
  return { tills: rows.map(healthOf), summary: summary!, count: summary!.tills }
}

const MAX_GAPS = 20

function healthOf({ gaps, ...row }: Row): AdminTillHealth {
  const sequence = { high: row.high_seq, gaps: gaps ?? [] }
  return {
    ...row,
    last_seen_at: row.last_seen_at?.toISOString() ?? null,
    oldest_pending_at: row.oldest_pending_at?.toISOString() ?? null,
    oldest_waiting_at: row.oldest_waiting_at?.toISOString() ?? null,
    acked_seq: ackedOf(sequence),
    gaps: sequence.gaps.slice(0, MAX_GAPS),
    missing: sequence.gaps.reduce((sum, gap) => sum + gap.to - gap.from + 1, 0),
    is_clock_off: Math.abs(row.clock_offset_ms ?? 0) > SKEW_LIMIT_MS,
  }
}
