import { generateEntityId } from "@medusajs/framework/utils"
import { lockKey, rowsOf, type SqlEntityManager } from "../../../core/sql"
import { unitsPerLineUnit } from "./reservations"

/** Under this name the units of a line wait, out of the sight of a fulfilment that is not theirs. */
const parkedAs = (lineId: string): string => `omni-parked:${lineId}`

type Reservation = { id: string; inventory_item_id: string; location_id: string; quantity: number }

/**
 * Sets aside the units of a line that are not handed over now, still reserved, so that its reservation is
 * exactly what Medusa will fulfil: fulfilling a part of a reservation, Medusa takes the stock first and then
 * finds too little left for the reservation it wants to shrink. Safe to repeat; levels do not change.
 */
export async function park(
  manager: SqlEntityManager,
  line: { line_item_id: string; ordered_quantity: number; fulfilled_now: number },
  now: Date
): Promise<void> {
  await lockKey(manager, parkedAs(line.line_item_id))
  const rows = await rowsOf<Omit<Reservation, "quantity"> & { quantity: string }>(
    manager,
    `select id, inventory_item_id, location_id, quantity from reservation_item
     where line_item_id = ? and deleted_at is null order by id for update`,
    [line.line_item_id]
  )
  for (const row of rows) {
    const reservation = { ...row, line_item_id: line.line_item_id, quantity: Number(row.quantity) }
    const perUnit = await unitsPerLineUnit(manager, reservation, line.ordered_quantity)
    const rest = reservation.quantity - perUnit * line.fulfilled_now
    if (rest > 0) {
      await setQuantity(manager, reservation.id, reservation.quantity - rest, now)
      await insertParked(manager, reservation, parkedAs(line.line_item_id), rest, now)
    }
  }
}

async function setQuantity(
  manager: SqlEntityManager,
  id: string,
  quantity: number,
  now: Date
): Promise<void> {
  await manager.execute(
    `update reservation_item set quantity = ?, raw_quantity = jsonb_build_object('value', ?::text, 'precision', 20),
       updated_at = ? where id = ?`,
    [quantity, String(quantity), now, id]
  )
}

async function insertParked(
  manager: SqlEntityManager,
  of: Reservation,
  name: string,
  quantity: number,
  now: Date
): Promise<void> {
  await manager.execute(
    `insert into reservation_item
       (id, external_id, inventory_item_id, location_id, quantity, raw_quantity, allow_backorder, created_at, updated_at)
     values (?, ?, ?, ?, ?, jsonb_build_object('value', ?::text, 'precision', 20), false, ?, ?)`,
    [
      generateEntityId(undefined, "resitem"),
      name,
      of.inventory_item_id,
      of.location_id,
      quantity,
      String(quantity),
      now,
      now,
    ]
  )
}

/**
 * Parked units are their line's again, in one reservation with what it still has: Medusa charges each
 * reservation of a line in full. Safe to repeat.
 */
export async function unpark(manager: SqlEntityManager, lineId: string, now: Date): Promise<void> {
  await lockKey(manager, parkedAs(lineId))
  const parked = await rowsOf<Omit<Reservation, "quantity"> & { quantity: string }>(
    manager,
    "select id, inventory_item_id, location_id, quantity from reservation_item where external_id = ? and deleted_at is null",
    [parkedAs(lineId)]
  )
  for (const row of parked) {
    const [sibling] = await rowsOf<{ id: string; quantity: string }>(
      manager,
      `select id, quantity from reservation_item
       where line_item_id = ? and inventory_item_id = ? and location_id = ? and deleted_at is null
       limit 1 for update`,
      [lineId, row.inventory_item_id, row.location_id]
    )
    if (sibling) {
      await setQuantity(manager, sibling.id, Number(sibling.quantity) + Number(row.quantity), now)
      await manager.execute(
        "update reservation_item set deleted_at = ?, updated_at = ? where id = ?",
        [now, now, row.id]
      )
    }
  }
  await manager.execute(
    `update reservation_item set line_item_id = ?, external_id = null, updated_at = ?
     where external_id = ? and deleted_at is null`,
    [lineId, now, parkedAs(lineId)]
  )
}
