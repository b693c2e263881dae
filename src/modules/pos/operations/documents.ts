import { boundRows, type SqlEntityManager } from "../../../core/sql"
import type { Difference } from "../domain/differences"

export type PosDocument = {
  device_id: string
  event_id: string
  order_id: string | null
  customer_id: string | null
  pickup_id: string | null
  /** Where the till's figures and ours part. */
  differences: Difference[]
}

/** What became of an event; null while nothing has. */
export async function findDocument(
  manager: SqlEntityManager,
  event: { device_id: string; event_id: string }
): Promise<PosDocument | null> {
  const [document] = await boundRows<PosDocument>(
    manager,
    `select device_id, event_id::text, order_id, customer_id, pickup_id, differences from omni_pos_document
     where event_id = ?::uuid and device_id = ?`,
    [event.event_id, event.device_id]
  )
  return document ?? null
}

/** Writes what became of events, and that their follow-up is done: both, or neither. */
export async function finishFollowUps(
  manager: SqlEntityManager,
  documents: readonly PosDocument[],
  now: Date
): Promise<void> {
  await boundRows(
    manager,
    `with made as (
       select * from jsonb_to_recordset(?::jsonb) as made(device_id text, event_id uuid, order_id text,
         customer_id text, pickup_id text, differences jsonb)
     ), written as (
       insert into omni_pos_document (device_id, event_id, order_id, customer_id, pickup_id, differences, made_at)
       select device_id, event_id, order_id, customer_id, pickup_id, differences, ?::timestamptz from made
       on conflict (event_id, device_id) do nothing
     )
     update omni_pos_event event set follow_up = 'done', follow_up_error = null from made
     where event.event_id = made.event_id and event.device_id = made.device_id`,
    [JSON.stringify(documents), now]
  )
}
