import { type Bound, boundRows, preparedRows, type SqlEntityManager } from "../../../core/sql"
import type { FactSource, MovementReason, OwnSource } from "../types"
import type { LevelPlace } from "./locked-levels"

export type NewMovement = LevelPlace &
  MovementSource & {
    stocked_change: number
    reason: MovementReason
    occurred_at: Date
  }

/** The till's event, or an act of our own. */
export type MovementSource = { reference: string } & (
  | FactSource
  | { [Key in keyof FactSource]: null }
)

export const movementSourceOf = (source: FactSource | OwnSource): MovementSource =>
  "reference" in source
    ? { ...source, device_id: null, epoch: null, seq: null, event_id: null }
    : { ...source, reference: source.event_id }

/** Runs one statement whose changes of levels the gateway explains itself. */
export async function asGateway<Row>(
  manager: SqlEntityManager,
  sql: string,
  values: readonly Bound[]
): Promise<Row[]> {
  await boundRows(manager, "select set_config('omni.stock_gateway', 'on', true)")
  const rows = await boundRows<Row>(manager, sql, values)
  await boundRows(manager, "select set_config('omni.stock_gateway', 'off', true)")
  return rows
}

/**
 * Medusa keeps each quantity twice (a number, and its exact form in `raw_`): both move together. One statement, as
 * every sale passes here; the setting is made before the first level changes, and the triggers look after the last.
 */
const BOOK = `
  with gateway as materialized (
    select set_config('omni.stock_gateway', 'on', true)
  ), changed as (
    update inventory_level level set
      stocked_quantity = level.stocked_quantity + by.units,
      raw_stocked_quantity =
        jsonb_build_object('value', (level.stocked_quantity + by.units)::text, 'precision', 20),
      updated_at = ?
    from gateway, unnest(?::text[], ?::text[], ?::numeric[]) as by(item, place, units)
    where level.inventory_item_id = by.item and level.location_id = by.place and level.deleted_at is null
  )
  insert into omni_stock_movement (inventory_item_id, stock_location_id, stocked_change, reserved_change,
    reason, reference, occurred_at, device_id, epoch, seq, event_id, created_at, updated_at)
  select inventory_item_id, stock_location_id, stocked_change, 0, reason, reference, occurred_at,
    device_id, epoch, seq, event_id, ?::timestamptz, ?::timestamptz
  from jsonb_to_recordset(?::jsonb) as movement(
    inventory_item_id text, stock_location_id text, stocked_change numeric, reason text,
    reference text, occurred_at timestamptz, device_id text, epoch int, seq bigint, event_id text)`

/**
 * Adds units to levels that are locked, and the movements that explain them. With `isLast` the gateway stays open until
 * the transaction ends.
 */
export async function bookMovements(
  manager: SqlEntityManager,
  changes: readonly (LevelPlace & { change: number })[],
  movements: readonly NewMovement[],
  { now, isLast }: { now: Date; isLast: boolean }
): Promise<void> {
  if (movements.length === 0) {
    return
  }
  await preparedRows(manager, BOOK, [
    now,
    changes.map((each) => each.inventory_item_id),
    changes.map((each) => each.stock_location_id),
    changes.map((each) => each.change),
    now,
    now,
    JSON.stringify(movements),
  ])
  if (!isLast) {
    await preparedRows(manager, "select set_config('omni.stock_gateway', 'off', true)")
  }
}
