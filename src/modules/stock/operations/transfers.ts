import { notFound } from "../../../core/errors"
import { boundRows, type SqlEntityManager } from "../../../core/sql"
import { type TransferState, type TransferStep, transferOf } from "../domain/transfers"
import type { NewTransferStep } from "../types"

/**
 * Adds steps to their transfers, new ones included, in the caller's transaction; any number in a handful of
 * statements. A step that is known already changes nothing. Goods are moved apart from it, by `applyFacts`.
 */
export async function recordTransferEvents(
  manager: SqlEntityManager,
  steps: readonly NewTransferStep[],
  now: Date
): Promise<void> {
  if (steps.length === 0) {
    return
  }
  const ids = [...new Set(steps.map((step) => step.transfer_id))].sort()
  await lockTransfers(manager, ids, now)
  await insertSteps(manager, steps, now)
  const all = await readSteps(manager, ids)
  await project(
    manager,
    ids.map((id) => ({ id, ...transferOf(all.filter((step) => step.transfer_id === id)) })),
    now
  )
}

/** The steps of one transfer, which nobody changes until the transaction ends. @throws NOT_FOUND `transfer_not_found` */
export async function lockSteps(manager: SqlEntityManager, id: string): Promise<TransferStepRow[]> {
  const found = await boundRows(
    manager,
    "select id from omni_stock_transfer where id = ? for update",
    [id]
  )
  if (found.length === 0) {
    throw notFound("transfer_not_found", "There is no such transfer")
  }
  return await readSteps(manager, [id])
}

/** Locks transfers in one order, and makes those that are new. */
async function lockTransfers(
  manager: SqlEntityManager,
  ids: readonly string[],
  now: Date
): Promise<void> {
  await boundRows(
    manager,
    `insert into omni_stock_transfer (id, created_at, updated_at)
     select id, ?, ? from unnest(?::text[]) with ordinality as new(id, place) order by place
     on conflict (id) do nothing`,
    [now, now, ids]
  )
  await boundRows(
    manager,
    `select id from omni_stock_transfer where id = any(?::text[]) order by id collate "C" for update`,
    [ids]
  )
}

async function insertSteps(
  manager: SqlEntityManager,
  steps: readonly NewTransferStep[],
  now: Date
): Promise<void> {
  await boundRows(
    manager,
    `insert into omni_stock_transfer_step (transfer_id, event_id, kind, from_store_id, to_store_id, lines, complete,
       note, occurred_at, recorded_at, device_id, user_id, input_hash, pickup_id)
     select transfer_id, event_id, kind, from_store_id, to_store_id, lines, complete, note, occurred_at,
       ?::timestamptz, device_id, user_id, input_hash, pickup_id
     from jsonb_to_recordset(?::jsonb) as step(
       transfer_id text, event_id text, kind text, from_store_id text, to_store_id text, lines jsonb,
       complete boolean, note text, occurred_at timestamptz, device_id text, user_id text, input_hash text,
       pickup_id text)
     on conflict (transfer_id, event_id) do nothing`,
    [now, JSON.stringify(steps)]
  )
}

export type TransferStepRow = TransferStep & {
  transfer_id: string
  recorded_at: Date
  note: string | null
  device_id: string | null
  user_id: string | null
  input_hash: string | null
}

/** The steps of transfers, in the order we heard of them. */
export async function readSteps(
  manager: SqlEntityManager,
  ids: readonly string[]
): Promise<TransferStepRow[]> {
  return await boundRows<TransferStepRow>(
    manager,
    `select transfer_id, event_id, kind, from_store_id, to_store_id, lines, complete, note, occurred_at, recorded_at,
       device_id, user_id, input_hash, pickup_id
     from omni_stock_transfer_step where transfer_id = any(?::text[]) order by recorded_at, event_id`,
    [ids]
  )
}

async function project(
  manager: SqlEntityManager,
  transfers: readonly (TransferState & { id: string })[],
  now: Date
): Promise<void> {
  await boundRows(
    manager,
    `update omni_stock_transfer transfer set status = state.status, from_store_id = state.from_store_id,
       to_store_id = state.to_store_id, requested_at = state.requested_at, sent_at = state.sent_at,
       received_at = state.received_at, cancelled_at = state.cancelled_at, stray_event_ids = state.stray_event_ids,
       pickup_id = state.pickup_id, updated_at = ?
     from jsonb_to_recordset(?::jsonb) as state(
       id text, status text, from_store_id text, to_store_id text, requested_at timestamptz, sent_at timestamptz,
       received_at timestamptz, cancelled_at timestamptz, stray_event_ids text[], pickup_id text)
     where transfer.id = state.id`,
    [now, JSON.stringify(transfers)]
  )
  await boundRows(
    manager,
    "delete from omni_stock_transfer_line where transfer_id = any(?::text[])",
    [transfers.map(({ id }) => id)]
  )
  const lines = transfers.flatMap(({ id, lines }) =>
    lines.map((line) => ({ transfer_id: id, ...line }))
  )
  await boundRows(
    manager,
    `insert into omni_stock_transfer_line (transfer_id, inventory_item_id, requested, sent, received, variance)
     select * from jsonb_to_recordset(?::jsonb) as line(
       transfer_id text, inventory_item_id text, requested int, sent int, received int, variance int)`,
    [JSON.stringify(lines)]
  )
}
