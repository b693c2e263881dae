import { notFound } from "../../../core/errors"
import { listOf, rowsOf, type SqlEntityManager } from "../../../core/sql"
import type { PickupLineRow, PickupRow, PickupWithLines } from "../types"

const DATE_COLUMNS = [
  "slot_starts_at",
  "slot_ends_at",
  "promised_at",
  "accepted_at",
  "ready_at",
  "expires_at",
  "collected_at",
  "closed_at",
  "alternative_until",
  "created_at",
  "updated_at",
] as const satisfies readonly (keyof PickupRow)[]

/** Drivers answer timestamps as text or as dates; rows of ours have dates. */
function withDates(row: PickupRow): PickupRow {
  const dates = DATE_COLUMNS.map((column) => {
    const value = row[column] as Date | string | null
    return [column, value === null ? null : new Date(value)]
  })
  return { ...row, ...Object.fromEntries(dates) }
}

export async function linesOf(
  manager: SqlEntityManager,
  pickupIds: readonly string[]
): Promise<PickupLineRow[]> {
  return rowsOf<PickupLineRow>(
    manager,
    `select * from omni_pickup_line where pickup_id in (${listOf(pickupIds)}) and deleted_at is null
     order by pickup_id, id`,
    pickupIds
  )
}

/** @throws NOT_FOUND `pickup_not_found`. */
export async function lockPickup(manager: SqlEntityManager, id: string): Promise<PickupWithLines> {
  const [row] = await rowsOf<PickupRow>(
    manager,
    "select * from omni_pickup where id = ? and deleted_at is null for update",
    [id]
  )
  if (!row) {
    throw notFound("pickup_not_found", "There is no such pickup")
  }
  return { pickup: withDates(row), lines: await linesOf(manager, [id]) }
}

const FINDABLE = {
  id: "id",
  order_id: "order_id",
  return_case_id: "return_case_id",
} as const satisfies Partial<Record<keyof PickupRow, string>>

/** The youngest first. */
export async function findPickups(
  manager: SqlEntityManager,
  where: { column: keyof typeof FINDABLE; values: readonly string[] }
): Promise<PickupRow[]> {
  const rows = await rowsOf<PickupRow>(
    manager,
    `select * from omni_pickup where ${FINDABLE[where.column]} in (${listOf(where.values)}) and deleted_at is null
     order by created_at desc, id desc`,
    where.values
  )
  return rows.map(withDates)
}

/** The pickup an order was bought with; undefined: it was delivered, or sold at a till. Exchanges have their own. */
export async function ownPickupOf(
  manager: SqlEntityManager,
  orderId: string
): Promise<PickupRow | undefined> {
  const pickups = await findPickups(manager, { column: "order_id", values: [orderId] })
  return pickups.find(({ return_case_id }) => return_case_id === null)
}

/** Whose the holds and the seat of a pickup are: the cart's it came of, else its own. */
export const holderOf = ({ id, cart_id }: Pick<PickupRow, "id" | "cart_id">): string =>
  cart_id ?? id

export { withDates as pickupWithDates }
