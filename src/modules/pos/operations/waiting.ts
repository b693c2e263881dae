import type { Problem } from "../../../core/problem"
import { boundRows, type SqlEntityManager } from "../../../core/sql"
import type { PosEvent } from "../domain/events/envelope"
import type { FollowUp } from "./inbox"

/** A deferred event whose reference has arrived. */
export type Waiting = {
  device_id: string
  event_id: string
  retail_store_id: string
  stock_location_id: string
  body: PosEvent
}

const READY = `
  select waiting.device_id, waiting.event_id::text, waiting.retail_store_id, waiting.stock_location_id, waiting.body
  from omni_pos_event waiting
  where waiting.waits_for is not null and case
    when waiting.waits_for like 'sale:%' then exists (
      select from omni_pos_event sale where sale.event_id = substr(waiting.waits_for, 6)::uuid
        and sale.type = 'sale.completed' and sale.status = 'applied')
    else exists (
      select from omni_pos_event seen where seen.provides = waiting.waits_for and seen.status = 'applied')
    end
  order by waiting.received_at, waiting.device_id, waiting.epoch, waiting.seq
  limit ?`

/** Deferred events that need wait no longer, the oldest first. */
export async function readReady(manager: SqlEntityManager, limit: number): Promise<Waiting[]> {
  return await boundRows<Waiting>(manager, READY, [limit])
}

/** Of these events, the ones that still wait; nobody else touches them until the transaction ends. */
export async function claimWaiting(
  manager: SqlEntityManager,
  events: readonly Waiting[]
): Promise<Set<string>> {
  const rows = await boundRows<{ event_id: string; device_id: string }>(
    manager,
    `select device_id, event_id::text from omni_pos_event
     where (device_id, event_id) in (select * from unnest(?::text[], ?::uuid[])) and status = 'deferred'
     order by device_id, event_id for update skip locked`,
    [events.map((each) => each.device_id), events.map((each) => each.event_id)]
  )
  return new Set(rows.map((row) => `${row.device_id} ${row.event_id}`))
}

export type Resolution = {
  device_id: string
  event_id: string
  status: "applied" | "rejected"
  provides: string | null
  problem: Problem | null
  follow_up: FollowUp
}

export async function writeResolutions(
  manager: SqlEntityManager,
  resolutions: readonly Resolution[]
): Promise<void> {
  await boundRows(
    manager,
    `update omni_pos_event event set status = done.status, waits_for = null,
       provides = coalesce(done.provides, event.provides), problem = done.problem, follow_up = done.follow_up
     from jsonb_to_recordset(?::jsonb) as done(
       device_id text, event_id uuid, status text, provides text, problem jsonb, follow_up text)
     where event.device_id = done.device_id and event.event_id = done.event_id`,
    [JSON.stringify(resolutions)]
  )
}
