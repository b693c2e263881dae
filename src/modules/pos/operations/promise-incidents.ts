import { generateEntityId } from "@medusajs/framework/utils"
import { boundRows, lockKey, type SqlEntityManager } from "../../../core/sql"
import type { NewIncident } from "./incidents"

const KIND = "promise_at_risk"

/** Who resolves an incident that is over by itself. */
export const BY_ITSELF = "system"

export type OversoldPlace = {
  inventory_item_id: string
  stock_location_id: string
  retail_store_id: string
  device_id: string | null
  /** The sale that oversold it last. */
  event_id: string
}

/** Places that were oversold, or have promises at risk, and that nobody has settled yet. */
export async function readOversoldPlaces(
  manager: SqlEntityManager,
  locationId: string | null
): Promise<OversoldPlace[]> {
  return await boundRows<OversoldPlace>(
    manager,
    `select distinct on (1, 2) details->>'inventory_item_id' as inventory_item_id,
       details->>'stock_location_id' as stock_location_id, retail_store_id, device_id, event_id
     from omni_pos_incident
     where kind in ('oversell', '${KIND}') and resolved_at is null and deleted_at is null
       and (?::text is null or details->>'stock_location_id' = ?)
     order by 1, 2, opened_at desc, event_id`,
    [locationId, locationId]
  )
}

/**
 * Brings the open incidents of a location (null: of all) in step with the promises that are at risk now: opens what
 * is new, and resolves what is over. What a person has resolved stays so until another sale oversells.
 * @returns subjects of the incidents that were opened
 */
export async function keepPromiseIncidents(
  manager: SqlEntityManager,
  locationId: string | null,
  wanted: readonly NewIncident[],
  now: Date
): Promise<string[]> {
  await lockKey(manager, `omni_${KIND}`)
  const subjects = wanted.map(({ subject }) => subject)
  await boundRows(
    manager,
    `update omni_pos_incident set resolved_at = ?, resolved_by = '${BY_ITSELF}', updated_at = ?
     where kind = '${KIND}' and resolved_at is null and deleted_at is null
       and (?::text is null or details->>'stock_location_id' = ?) and not subject = any(?::text[])`,
    [now, now, locationId, locationId, subjects]
  )
  const rows = wanted.map((incident) => ({
    id: generateEntityId(undefined, "posinc"),
    ...incident,
  }))
  const opened = await boundRows<{ subject: string }>(
    manager,
    `insert into omni_pos_incident
       (id, kind, retail_store_id, device_id, event_id, subject, details, opened_at)
     select id, kind, retail_store_id, device_id, event_id, subject, details, ?::timestamptz
     from jsonb_to_recordset(?::jsonb) as wanted(
       id text, kind text, retail_store_id text, device_id text, event_id text, subject text, details jsonb)
     where not exists (select 1 from omni_pos_incident open where open.kind = '${KIND}'
       and open.subject = wanted.subject and open.resolved_at is null and open.deleted_at is null)
     on conflict (kind, event_id, subject) where deleted_at is null do update
       set resolved_at = null, resolved_by = null, details = excluded.details, opened_at = excluded.opened_at
       where omni_pos_incident.resolved_by = '${BY_ITSELF}'
     returning subject`,
    [now, JSON.stringify(rows)]
  )
  return opened.map(({ subject }) => subject)
}

export type OpenPromiseIncident = {
  id: string
  opened_at: Date
  details: { units_missing: number }
}

/** The open incident about a pickup or an order whose goods may be gone; null when there is none. */
export async function findPromiseIncident(
  manager: SqlEntityManager,
  subject: string
): Promise<OpenPromiseIncident | null> {
  const [incident] = await boundRows<OpenPromiseIncident>(
    manager,
    `select id, opened_at, details from omni_pos_incident
     where kind = '${KIND}' and subject = ? and resolved_at is null and deleted_at is null
     order by opened_at limit 1`,
    [subject]
  )
  return incident ?? null
}
