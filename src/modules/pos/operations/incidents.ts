import { generateEntityId } from "@medusajs/framework/utils"
import { conflict, notFound } from "../../../core/errors"
import { boundRows, type SqlEntityManager } from "../../../core/sql"
import type { IncidentKind } from "../domain/incidents"

export type NewIncident = {
  kind: IncidentKind
  retail_store_id: string
  device_id: string | null
  event_id: string
  subject: string
  details: Record<string, unknown>
}

/** Opens incidents in the caller's transaction; one that was opened for the same cause stays as it is. */
export async function openIncidents(
  manager: SqlEntityManager,
  incidents: readonly NewIncident[],
  now: Date
): Promise<void> {
  if (incidents.length === 0) {
    return
  }
  const rows = incidents.map((incident) => ({
    id: generateEntityId(undefined, "posinc"),
    ...incident,
  }))
  await boundRows(
    manager,
    `insert into omni_pos_incident
       (id, kind, retail_store_id, device_id, event_id, subject, details, opened_at)
     select id, kind, retail_store_id, device_id, event_id, subject, details, ?::timestamptz
     from jsonb_to_recordset(?::jsonb) as incident(
       id text, kind text, retail_store_id text, device_id text, event_id text, subject text, details jsonb)
     on conflict (kind, event_id, subject) where deleted_at is null do nothing`,
    [now, JSON.stringify(rows)]
  )
}

/**
 * Closes an incident with what was done about it.
 * @throws NOT_FOUND `incident_not_found`, CONFLICT `incident_resolved`
 */
export async function resolveIncident(
  manager: SqlEntityManager,
  input: { id: string; resolved_by: string; resolution: string; now: Date }
): Promise<void> {
  const { id, resolved_by, resolution, now } = input
  if (await lockResolvedAt(manager, id)) {
    throw conflict("incident_resolved", "Somebody has resolved it already")
  }
  await boundRows(
    manager,
    `update omni_pos_incident set resolved_at = ?, resolved_by = ?, resolution = ?, updated_at = ? where id = ?`,
    [now, resolved_by, resolution, now, id]
  )
}

/**
 * Takes the resolution back: the incident needs a person again.
 * @throws NOT_FOUND `incident_not_found`, CONFLICT `incident_open`
 */
export async function reopenIncident(
  manager: SqlEntityManager,
  { id, now }: { id: string; now: Date }
): Promise<void> {
  if (!(await lockResolvedAt(manager, id))) {
    throw conflict("incident_open", "It is not resolved")
  }
  await boundRows(
    manager,
    `update omni_pos_incident set resolved_at = null, resolved_by = null, resolution = null, updated_at = ?
     where id = ?`,
    [now, id]
  )
}

async function lockResolvedAt(manager: SqlEntityManager, id: string): Promise<Date | null> {
  const [incident] = await boundRows<{ resolved_at: Date | null }>(
    manager,
    "select resolved_at from omni_pos_incident where id = ? and deleted_at is null for update",
    [id]
  )
  if (!incident) {
    throw notFound("incident_not_found", "There is no such incident")
  }
  return incident.resolved_at
}
