import { boundRows, type SqlEntityManager } from "../../../core/sql"
import type { Difference } from "../domain/differences"
import type { PosEvent } from "../domain/events/envelope"
import type { IncidentKind } from "../domain/incidents"

export type TillSaleRow = {
  device_id: string
  till_name: string
  event_id: string
  retail_store_id: string
  received_at: Date
  flags: string[]
  body: PosEvent<"sale.completed">
  differences: Difference[]
  /** Id of the event that opened the shift; null when it has not arrived. */
  shift_event_id: string | null
  /** Made after its shift had been closed, by the till's own order. */
  is_late: boolean
  void_device_id: string | null
  voided: PosEvent<"sale.voided"> | null
  incidents: { id: string; kind: IncidentKind; status: "open" | "resolved" }[]
}

/** The receipt an order was made of; null for every other order. */
export async function readTillSale(
  manager: SqlEntityManager,
  orderId: string
): Promise<TillSaleRow | null> {
  const [row] = await boundRows<TillSaleRow>(
    manager,
    `select sale.device_id, device.name as till_name, sale.event_id::text, sale.retail_store_id, sale.received_at,
       sale.flags, sale.body, document.differences, shift.event_id::text as shift_event_id,
       coalesce((sale.epoch, sale.seq) > (closed.epoch, closed.seq), false) as is_late,
       voided.device_id as void_device_id, voided.body as voided,
       coalesce((
         select jsonb_agg(jsonb_build_object('id', incident.id, 'kind', incident.kind,
             'status', case when incident.resolved_at is null then 'open' else 'resolved' end)
           order by incident.opened_at, incident.id)
         from omni_pos_incident incident
         where incident.device_id = sale.device_id and incident.event_id = sale.event_id::text
           and incident.deleted_at is null
       ), '[]') as incidents
     from omni_pos_document document
     join omni_pos_event sale on sale.event_id = document.event_id and sale.device_id = document.device_id
     join omni_pos_device device on device.id = sale.device_id
     left join lateral (
       select event_id from omni_pos_event opened
       where opened.device_id = sale.device_id and opened.shift_id = sale.shift_id
         and opened.type = 'shift.opened' and opened.status = 'applied' limit 1
     ) shift on true
     left join lateral (
       select epoch, seq from omni_pos_event closed
       where closed.device_id = sale.device_id and closed.shift_id = sale.shift_id
         and closed.type = 'shift.closed' and closed.status = 'applied' order by epoch, seq limit 1
     ) closed on true
     left join omni_pos_event voided on voided.provides = 'void:' || sale.event_id and voided.status = 'applied'
     where document.order_id = ? and sale.type = 'sale.completed'
     limit 1`,
    [orderId]
  )
  return row ?? null
}
