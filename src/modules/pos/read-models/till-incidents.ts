import { boundRows, type SqlEntityManager } from "../../../core/sql"
import type { Difference } from "../domain/differences"
import type { IncidentKind } from "../domain/incidents"

export type TillIncidentFilters = {
  /** null: every store. */
  store_ids: readonly string[] | null
  till_id?: string
  kind?: IncidentKind
  status?: "open" | "resolved"
  order: "newest" | "oldest"
  limit: number
  offset: number
}

export type TillIncidentRow = {
  id: string
  kind: IncidentKind
  retail_store_id: string
  device_id: string | null
  till_name: string | null
  event_id: string
  event_type: string | null
  occurred_at: Date | null
  receipt_number: string | null
  currency_code: string | null
  order_id: string | null
  differences: Difference[] | null
  subject: string
  details: Record<string, unknown>
  /** Of an oversell: what was sold, and what the store has now. */
  sku: string | null
  product_title: string | null
  variant_title: string | null
  stocked_now: number | null
  reserved_now: number | null
  opened_at: Date
  resolved_at: Date | null
  resolved_by: string | null
  resolution: string | null
}

/** Each state as a condition an index serves. */
const STATES = {
  open: "incident.resolved_at is null",
  resolved: "incident.resolved_at is not null",
}

const FROM = (status: TillIncidentFilters["status"]) => `
  from omni_pos_incident incident
  where incident.deleted_at is null
    and (?::text[] is null or incident.retail_store_id = any(?::text[]))
    and (?::text is null or incident.device_id = ?)
    and (?::text is null or incident.kind = ?)
    and ${status ? STATES[status] : "true"}`

/** Everything a person needs to see what happened, beside the incidents of `page`. */
const TOLD = (page: string) => `
  select page.*, device.name as till_name, event.type as event_type, event.occurred_at, event.receipt_number,
    event.body->'data'->>'currency_code' as currency_code, document.order_id, document.differences,
    item.sku, goods.product_title, goods.variant_title,
    level.stocked_quantity::float8 as stocked_now, level.reserved_quantity::float8 as reserved_now
  from (${page}) page
  left join omni_pos_device device on device.id = page.device_id
  left join omni_pos_event event on event.event_id = page.event_id::uuid and event.device_id = page.device_id
  left join omni_pos_document document on document.event_id = event.event_id and document.device_id = event.device_id
  left join inventory_item item on page.kind = 'oversell' and item.id = page.subject
  left join inventory_level level on level.inventory_item_id = item.id
    and level.location_id = page.details->>'stock_location_id' and level.deleted_at is null
  left join lateral (
    select product.title as product_title, variant.title as variant_title
    from product_variant_inventory_item kit
    join product_variant variant on variant.id = kit.variant_id
    join product on product.id = variant.product_id
    where kit.inventory_item_id = item.id and kit.deleted_at is null order by kit.id limit 1
  ) goods on true`

const COLUMNS = `incident.id, kind, retail_store_id, device_id, event_id, subject, details, opened_at, resolved_at,
  resolved_by, resolution`

/** A page of what needs a person, or did. */
export async function listTillIncidents(
  manager: SqlEntityManager,
  filters: TillIncidentFilters
): Promise<{ rows: TillIncidentRow[]; count: number }> {
  const { store_ids, till_id = null, kind = null, status, limit, offset } = filters
  const direction = filters.order === "oldest" ? "asc" : "desc"
  const values = [store_ids, store_ids, till_id, till_id, kind, kind]
  const page = `select ${COLUMNS} ${FROM(status)}
    order by incident.opened_at ${direction}, incident.id ${direction} limit ? offset ?`
  const rows = await boundRows<TillIncidentRow>(
    manager,
    `${TOLD(page)} order by page.opened_at ${direction}, page.id ${direction}`,
    [...values, limit, offset]
  )
  const [total] = await boundRows<{ count: string }>(
    manager,
    `select count(*) as count ${FROM(status)}`,
    values
  )
  return { rows, count: Number(total!.count) }
}

/** One incident; null when there is none. */
export async function readTillIncident(
  manager: SqlEntityManager,
  id: string
): Promise<TillIncidentRow | null> {
  const page = `select ${COLUMNS} from omni_pos_incident incident where incident.id = ? and incident.deleted_at is null`
  const [row] = await boundRows<TillIncidentRow>(manager, TOLD(page), [id])
  return row ?? null
}
