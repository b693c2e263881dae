import { listOf, rowsOf, type SqlEntityManager, type SqlValue } from "../../../core/sql"
import type { AdminPickupCounts, PickupStatus } from "../../../types/http"
import { PICKUP_STATUSES } from "../domain/transitions"
import { pickupWithDates } from "../operations/pickups"
import type { PickupRow } from "../types"

/** As `statusAt` of the domain: a hold that has run out is over, though the row does not say so yet. */
const STATUS_NOW = `case when p.status in ('ready', 'partially_collected') and p.expires_at <= ?
  then 'expired' else p.status end`

/** Promised for a time that is gone, and not ready. */
const IS_LATE = "(p.status in ('placed', 'accepted', 'picking') and p.promised_at < ?)"

export type QueueFilters = {
  /** null for every store. */
  store_ids: readonly string[] | null
  order_ids?: readonly string[]
  statuses?: readonly PickupStatus[]
  /** Promised before, or within, these instants. */
  due?: { late: true } | { from: Date; to: Date }
  /** Changed at this instant or later. */
  updated_since?: Date
  /** Order number, or part of a name or SKU. */
  q?: string
  now: Date
  limit: number
  offset: number
}

export type QueueRow = PickupRow & {
  status_now: PickupStatus
  is_late: boolean
  items_count: number
}
export type Queue = { rows: QueueRow[]; count: number; counts: AdminPickupCounts }

type Where = { sql: string; values: SqlValue[] }

const escapeLike = (text: string): string =>
  text.replace(/[\\%_]/g, (character) => `\\${character}`)

/** What the tabs count: everything but the tab itself. */
function scopeOf(filters: QueueFilters): Where {
  const parts: Where[] = [{ sql: "p.deleted_at is null", values: [] }]
  if (filters.store_ids) {
    parts.push({
      sql: `p.retail_store_id in (${listOf(filters.store_ids)})`,
      values: [...filters.store_ids],
    })
  }
  if (filters.order_ids) {
    parts.push({
      sql: `p.order_id in (${listOf(filters.order_ids)})`,
      values: [...filters.order_ids],
    })
  }
  const q = filters.q?.trim()
  if (q) {
    const like = `%${escapeLike(q)}%`
    parts.push({
      sql: `(p.order_display_id::text = ? or p.customer_name ilike ? or exists (
        select 1 from omni_pickup_line l where l.pickup_id = p.id and l.sku ilike ?))`,
      values: [q.replace(/^#/, ""), like, like],
    })
  }
  return {
    sql: parts.map((part) => part.sql).join(" and "),
    values: parts.flatMap((part) => part.values),
  }
}

function filterOf(filters: QueueFilters): Where {
  const scope = scopeOf(filters)
  const parts: Where[] = [scope]
  if (filters.statuses?.length) {
    parts.push({
      sql: `${STATUS_NOW} in (${listOf(filters.statuses)})`,
      values: [filters.now, ...filters.statuses],
    })
  }
  if (filters.updated_since) {
    parts.push({ sql: "p.updated_at >= ?", values: [filters.updated_since] })
  }
  if (filters.due) {
    parts.push(
      "late" in filters.due
        ? { sql: IS_LATE, values: [filters.now] }
        : {
            sql: "p.promised_at >= ? and p.promised_at < ?",
            values: [filters.due.from, filters.due.to],
          }
    )
  }
  return {
    sql: parts.map((part) => part.sql).join(" and "),
    values: parts.flatMap((part) => part.values),
  }
}

/** A page of the queue, what is late first and then by promise, with the numbers of the tabs. Three statements. */
export async function readQueue(manager: SqlEntityManager, filters: QueueFilters): Promise<Queue> {
  const where = filterOf(filters)
  const rows = await rowsOf<QueueRow & { items_count: string }>(
    manager,
    `select p.*, ${STATUS_NOW} as status_now, ${IS_LATE} as is_late,
       (select coalesce(sum(l.quantity), 0) from omni_pickup_line l
        where l.pickup_id = p.id and l.deleted_at is null) as items_count
     from omni_pickup p
     where ${where.sql}
     order by ${IS_LATE} desc, p.promised_at, p.id
     limit ? offset ?`,
    [filters.now, filters.now, ...where.values, filters.now, filters.limit, filters.offset]
  )
  const [total] = await rowsOf<{ count: string }>(
    manager,
    `select count(*) as count from omni_pickup p where ${where.sql}`,
    where.values
  )
  return {
    rows: rows.map((row) => ({
      ...row,
      ...pickupWithDates(row),
      items_count: Number(row.items_count),
    })),
    count: Number(total?.count ?? 0),
    counts: await readCounts(manager, filters),
  }
}

async function readCounts(
  manager: SqlEntityManager,
  filters: QueueFilters
): Promise<AdminPickupCounts> {
  const scope = scopeOf(filters)
  const rows = await rowsOf<{ status_now: PickupStatus; is_late: boolean; count: string }>(
    manager,
    `select status_now, is_late, count(*) as count from (
       select ${STATUS_NOW} as status_now, ${IS_LATE} as is_late from omni_pickup p where ${scope.sql}
     ) as statuses group by status_now, is_late`,
    [filters.now, filters.now, ...scope.values]
  )
  const counts = Object.fromEntries(
    PICKUP_STATUSES.map((status) => [status, 0])
  ) as AdminPickupCounts
  counts.late = 0
  for (const row of rows) {
    counts[row.status_now] += Number(row.count)
    counts.late += row.is_late ? Number(row.count) : 0
  }
  return counts
}
