import { boundRows, type SqlEntityManager } from "../../../core/sql"
import { openIncidents } from "./incidents"

type Late = {
  event_id: string
  type: string
  retail_store_id: string
  shift_id: string
  receipt_number: string | null
}

/**
 * What was sold, taken back or voided in a shift after its close, by the till's own sequence; the first close
 * counts, as in the Z-report.
 */
const LATE = `select late.event_id::text, late.type, late.retail_store_id, late.shift_id, late.receipt_number
  from omni_pos_event late
  join lateral (
    select closed.epoch, closed.seq from omni_pos_event closed
    where closed.device_id = late.device_id and closed.shift_id = late.shift_id
      and closed.type = 'shift.closed' and closed.status = 'applied'
    order by closed.epoch, closed.seq limit 1
  ) closed on (late.epoch, late.seq) > (closed.epoch, closed.seq)
  where late.device_id = ? and late.shift_id = any(?::text[]) and late.status = 'applied'
    and late.type in ('sale.completed', 'sale.voided', 'return.completed')`

/**
 * Opens an incident for every receipt that came after the close of its shift, in the caller's transaction. To be
 * called when a receipt has been applied, and when a close has: whichever comes last opens it, once.
 */
export async function openLateIncidents(
  manager: SqlEntityManager,
  deviceId: string,
  shiftIds: readonly string[],
  now: Date
): Promise<void> {
  if (shiftIds.length === 0) {
    return
  }
  const late = await boundRows<Late>(manager, LATE, [deviceId, [...new Set(shiftIds)]])
  const incidents = late.map(({ event_id, retail_store_id, shift_id, ...named }) => ({
    kind: "late_sale_in_closed_shift" as const,
    retail_store_id,
    device_id: deviceId,
    event_id,
    subject: shift_id,
    details: { shift_id, ...named },
  }))
  await openIncidents(manager, incidents, now)
}
