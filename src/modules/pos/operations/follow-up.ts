import { boundRows, type SqlEntityManager } from "../../../core/sql"
import type { PosEvent } from "../domain/events/envelope"

type Key = { device_id: string; event_id: string }

/** An applied event from which something must still be made. */
export type PendingEvent = Key & {
  retail_store_id: string
  stock_location_id: string
  epoch: number
  seq: number
  received_at: Date
  body: PosEvent
}

/** Attempts before a person must look. */
const MAX_ATTEMPTS = 3

/** A till's pending events after a place in its order, in that order. */
export async function readPending(
  manager: SqlEntityManager,
  deviceId: string,
  after: { epoch: number; seq: number },
  limit: number
): Promise<PendingEvent[]> {
  return await boundRows<PendingEvent>(
    manager,
    `select device_id, event_id::text, retail_store_id, stock_location_id, epoch, seq::float8 as seq, received_at, body
     from omni_pos_event
     where device_id = ? and follow_up = 'pending' and (epoch, seq) > (?, ?)
     order by epoch, seq limit ?`,
    [deviceId, after.epoch, after.seq, limit]
  )
}

/** Counts an attempt that went wrong. The last one makes it a dead letter, until a person has it tried again. */
export async function noteFailedAttempt(
  manager: SqlEntityManager,
  event: Key,
  reason: string
): Promise<void> {
  await boundRows(
    manager,
    `update omni_pos_event set follow_up_attempts = follow_up_attempts + 1, follow_up_error = ?,
       follow_up = case when follow_up_attempts + 1 >= ? then 'failed' else follow_up end
     where device_id = ? and event_id = ?::uuid and follow_up = 'pending'`,
    [reason, MAX_ATTEMPTS, event.device_id, event.event_id]
  )
}

/** Puts a failed follow-up back in line. @returns false when it has not failed */
export async function retryFollowUp(manager: SqlEntityManager, event: Key): Promise<boolean> {
  const rows = await boundRows(
    manager,
    `update omni_pos_event set follow_up = 'pending', follow_up_attempts = 0, follow_up_error = null
     where device_id = ? and event_id = ?::uuid and follow_up = 'failed' returning event_id`,
    [event.device_id, event.event_id]
  )
  return rows.length > 0
}

/** Tills that have something pending. */
export async function readDevicesWithPending(manager: SqlEntityManager): Promise<string[]> {
  const rows = await boundRows<{ device_id: string }>(
    manager,
    "select distinct device_id from omni_pos_event where follow_up = 'pending'"
  )
  return rows.map(({ device_id }) => device_id)
}
