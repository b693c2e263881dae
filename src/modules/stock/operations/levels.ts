import { listOf, rowsOf, type SqlEntityManager } from "../../../core/sql"
import type { MovementReason } from "../types"
import { asGateway } from "./bulk"

export type Level = { id: string; stocked: number; reserved: number }

const keyOf = (itemId: string, locationId: string): string => `${itemId}@${locationId}`

/** Locked levels by item and place; every change goes through `change`. */
export type LockedLevels = {
  get: (itemId: string, locationId: string) => Level | undefined
}

/** Locks levels in one order, so that two commands never wait for each other in a circle. */
export async function lockLevels(
  manager: SqlEntityManager,
  itemIds: readonly string[],
  locationIds: readonly string[]
): Promise<LockedLevels> {
  const rows = await rowsOf<{
    id: string
    inventory_item_id: string
    location_id: string
    stocked: string
    reserved: string
  }>(
    manager,
    `select id, inventory_item_id, location_id, stocked_quantity as stocked, reserved_quantity as reserved
     from inventory_level
     where inventory_item_id in (${listOf(itemIds)}) and location_id in (${listOf(locationIds)}) and deleted_at is null
     order by inventory_item_id, location_id
     for update`,
    [...itemIds, ...locationIds]
  )
  const levels = new Map(
    rows.map((row) => [
      keyOf(row.inventory_item_id, row.location_id),
      { id: row.id, stocked: Number(row.stocked), reserved: Number(row.reserved) },
    ])
  )
  return { get: (itemId, locationId) => levels.get(keyOf(itemId, locationId)) }
}

export type Movement = {
  inventory_item_id: string
  stock_location_id: string
  stocked_change: number
  reserved_change: number
  reason: MovementReason
  line_item_id: string | null
  reference: string
}

/**
 * Changes a level by so many units and writes down why, in one transaction. Medusa keeps each quantity
 * twice (a number, and its exact form in `raw_`): both move together.
 */
export async function change(
  manager: SqlEntityManager,
  movement: Movement,
  now: Date
): Promise<void> {
  await asGateway(
    manager,
    `update inventory_level set
       stocked_quantity = stocked_quantity + ?,
       raw_stocked_quantity = jsonb_build_object('value', (stocked_quantity + ?)::text, 'precision', 20),
       reserved_quantity = reserved_quantity + ?,
       raw_reserved_quantity = jsonb_build_object('value', (reserved_quantity + ?)::text, 'precision', 20),
       updated_at = ?
     where inventory_item_id = ? and location_id = ? and deleted_at is null`,
    [
      movement.stocked_change,
      movement.stocked_change,
      movement.reserved_change,
      movement.reserved_change,
      now,
      movement.inventory_item_id,
      movement.stock_location_id,
    ]
  )
  await manager.execute(
    `insert into omni_stock_movement
       (inventory_item_id, stock_location_id, stocked_change, reserved_change, reason, line_item_id,
        reference, occurred_at, created_at, updated_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      movement.inventory_item_id,
      movement.stock_location_id,
      movement.stocked_change,
      movement.reserved_change,
      movement.reason,
      movement.line_item_id,
      movement.reference,
      now,
      now,
      now,
    ]
  )
}

/** Whether a reference has had its effect. Callers of one reference wait for each other before they ask. */
export async function isDone(manager: SqlEntityManager, reference: string): Promise<boolean> {
  const rows = await rowsOf(
    manager,
    "select 1 from omni_stock_movement where reference = ? and deleted_at is null limit 1",
    [reference]
  )
  return rows.length > 0
}
