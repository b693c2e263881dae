import { generateEntityId } from "@medusajs/framework/utils"
import { conflict } from "../../../core/errors"
import { listOf, lockKey, rowsOf, type SqlEntityManager } from "../../../core/sql"
import type { MoveInput, ReleaseInput } from "../types"
import { change, isDone, lockLevels } from "./levels"

type Reservation = {
  id: string
  line_item_id: string
  inventory_item_id: string
  location_id: string
  quantity: number
}

async function reservationsOf(
  manager: SqlEntityManager,
  lineIds: readonly string[]
): Promise<Reservation[]> {
  const rows = await rowsOf<Omit<Reservation, "quantity"> & { quantity: string }>(
    manager,
    `select id, line_item_id, inventory_item_id, location_id, quantity from reservation_item
     where line_item_id in (${listOf(lineIds)}) and deleted_at is null
     order by inventory_item_id, id
     for update`,
    lineIds
  )
  return rows.map((row) => ({ ...row, quantity: Number(row.quantity) }))
}

async function shrink(
  manager: SqlEntityManager,
  reservation: Reservation,
  by: number,
  now: Date
): Promise<void> {
  if (by >= reservation.quantity) {
    await manager.execute(
      "update reservation_item set deleted_at = ?, updated_at = ? where id = ?",
      [now, now, reservation.id]
    )
    return
  }
  await manager.execute(
    `update reservation_item set quantity = quantity - ?,
       raw_quantity = jsonb_build_object('value', (quantity - ?)::text, 'precision', 20), updated_at = ?
     where id = ?`,
    [by, by, now, reservation.id]
  )
}

/**
 * Frees reserved units of order lines; a kit frees its components. Once per reference.
 */
export async function release(
  manager: SqlEntityManager,
  input: ReleaseInput,
  now: Date
): Promise<void> {
  await lockKey(manager, `omni_stock:${input.reference}`)
  if (await isDone(manager, input.reference)) {
    return
  }
  const found = await unlockedReservations(
    manager,
    input.lines.map((line) => line.line_item_id)
  )
  await lockLevels(manager, found.items, found.locations)
  const reservations = await reservationsOf(
    manager,
    input.lines.map((line) => line.line_item_id)
  )
  for (const line of input.lines) {
    for (const reservation of reservations.filter(
      (row) => row.line_item_id === line.line_item_id
    )) {
      const perUnit = await unitsPerLineUnit(manager, reservation, line.ordered_quantity)
      const units = Math.min(reservation.quantity, perUnit * line.quantity)
      await shrink(manager, reservation, units, now)
      await change(
        manager,
        {
          inventory_item_id: reservation.inventory_item_id,
          stock_location_id: reservation.location_id,
          stocked_change: 0,
          reserved_change: -units,
          reason: "released",
          line_item_id: reservation.line_item_id,
          reference: input.reference,
        },
        now
      )
    }
  }
}

/** A reservation as Medusa writes one; its level is the caller's to change. */
export async function insertReservation(
  manager: SqlEntityManager,
  reservation: Omit<Reservation, "id">,
  now: Date
): Promise<void> {
  await manager.execute(
    `insert into reservation_item
       (id, line_item_id, inventory_item_id, location_id, quantity, raw_quantity, allow_backorder, created_at, updated_at)
     values (?, ?, ?, ?, ?, jsonb_build_object('value', ?::text, 'precision', 20), false, ?, ?)`,
    [
      generateEntityId(undefined, "resitem"),
      reservation.line_item_id,
      reservation.inventory_item_id,
      reservation.location_id,
      reservation.quantity,
      String(reservation.quantity),
      now,
      now,
    ]
  )
}

/** Which levels to lock; levels are locked before reservations everywhere, as Medusa's own writes do. */
async function unlockedReservations(
  manager: SqlEntityManager,
  lineIds: readonly string[]
): Promise<{ items: string[]; locations: string[] }> {
  const rows = await rowsOf<Pick<Reservation, "inventory_item_id" | "location_id">>(
    manager,
    `select inventory_item_id, location_id from reservation_item
     where line_item_id in (${listOf(lineIds)}) and deleted_at is null`,
    lineIds
  )
  return {
    items: [...new Set(rows.map((row) => row.inventory_item_id))].sort(),
    locations: [...new Set(rows.map((row) => row.location_id))].sort(),
  }
}

/** Units of the component in one unit of the line, from the order line's variant; 1 for plain variants. */
export async function unitsPerLineUnit(
  manager: SqlEntityManager,
  reservation: Pick<Reservation, "line_item_id" | "inventory_item_id" | "quantity">,
  orderedQuantity: number
): Promise<number> {
  const [row] = await rowsOf<{ required_quantity: number }>(
    manager,
    `select kit.required_quantity from order_line_item line
     join product_variant_inventory_item kit on kit.variant_id = line.variant_id and kit.deleted_at is null
     where line.id = ? and kit.inventory_item_id = ?`,
    [reservation.line_item_id, reservation.inventory_item_id]
  )
  return row?.required_quantity ?? Math.ceil(reservation.quantity / orderedQuantity)
}

/**
 * Moves every reservation of the lines to one place: taken off where it was, added where it goes, in one
 * transaction. (Medusa's own update adds without taking off.) Once per reference.
 * @throws CONFLICT `store_out_of_stock` when the place has too little.
 */
export async function move(manager: SqlEntityManager, input: MoveInput, now: Date): Promise<void> {
  await lockKey(manager, `omni_stock:${input.reference}`)
  if (await isDone(manager, input.reference)) {
    return
  }
  const found = await unlockedReservations(manager, input.line_item_ids)
  const levels = await lockLevels(manager, found.items, [...found.locations, input.to_location_id])
  const reservations = (await reservationsOf(manager, input.line_item_ids)).filter(
    (row) => row.location_id !== input.to_location_id
  )
  const needed = new Map<string, number>()
  for (const row of reservations) {
    needed.set(row.inventory_item_id, (needed.get(row.inventory_item_id) ?? 0) + row.quantity)
  }
  for (const [itemId, quantity] of needed) {
    const level = levels.get(itemId, input.to_location_id)
    if (!level || level.stocked - level.reserved < quantity) {
      throw conflict("store_out_of_stock", "The other place has too little of it")
    }
  }
  for (const reservation of reservations) {
    await moveOne(manager, reservation, input, now)
  }
}

async function moveOne(
  manager: SqlEntityManager,
  reservation: Reservation,
  input: MoveInput,
  now: Date
): Promise<void> {
  const common = {
    inventory_item_id: reservation.inventory_item_id,
    stocked_change: 0,
    line_item_id: reservation.line_item_id,
    reference: input.reference,
  }
  await shrink(manager, reservation, reservation.quantity, now)
  await change(
    manager,
    {
      ...common,
      stock_location_id: reservation.location_id,
      reserved_change: -reservation.quantity,
      reason: "moved_out",
    },
    now
  )
  await insertReservation(manager, { ...reservation, location_id: input.to_location_id }, now)
  await change(
    manager,
    {
      ...common,
      stock_location_id: input.to_location_id,
      reserved_change: reservation.quantity,
      reason: "moved_in",
    },
    now
  )
}
