import { generateEntityId } from "@medusajs/framework/utils"
import { conflict } from "../../../core/errors"
import { listOf, rowsOf, type SqlEntityManager } from "../../../core/sql"
import type { ItemDemand } from "../domain/demand"

type LevelRow = { inventory_item_id: string; stocked: string; reserved: string }

/**
 * Locks the stock of the items in one place and reads it. Whoever else takes holds there, and Medusa's own
 * writes to those levels, wait until this transaction ends. Items come sorted, so locks never cross.
 */
async function lockLevels(
  manager: SqlEntityManager,
  locationId: string,
  itemIds: readonly string[]
): Promise<Map<string, { stocked: number; reserved: number }>> {
  const rows = await rowsOf<LevelRow>(
    manager,
    `select inventory_item_id, stocked_quantity as stocked, reserved_quantity as reserved
     from inventory_level
     where location_id = ? and inventory_item_id in (${listOf(itemIds)}) and deleted_at is null
     order by inventory_item_id
     for update`,
    [locationId, ...itemIds]
  )
  return new Map(
    rows.map((row) => [
      row.inventory_item_id,
      { stocked: Number(row.stocked), reserved: Number(row.reserved) },
    ])
  )
}

type OtherHold = { inventory_item_id: string; cart_id: string; quantity: number; held_since: Date }

/** What other carts hold now. */
async function heldByOthers(
  manager: SqlEntityManager,
  input: { cart_id: string; stock_location_id: string; item_ids: readonly string[]; now: Date }
): Promise<OtherHold[]> {
  const rows = await rowsOf<Omit<OtherHold, "held_since"> & { held_since: string | Date }>(
    manager,
    `select inventory_item_id, cart_id, quantity, held_since
     from omni_stock_hold
     where state = 'held' and deleted_at is null and expires_at > ?
       and stock_location_id = ? and cart_id <> ? and inventory_item_id in (${listOf(input.item_ids)})`,
    [input.now, input.stock_location_id, input.cart_id, ...input.item_ids]
  )
  return rows.map((row) => ({ ...row, held_since: new Date(row.held_since) }))
}

type HoldRow = {
  inventory_item_id: string
  stock_location_id: string
  quantity: number
  held_since: string | Date
  expires_at: string | Date
}

/** Two holds of one instant are ordered by cart, so that exactly one of them is the earlier. */
function isEarlier(other: OtherHold, since: Date, cartId: string): boolean {
  const difference = other.held_since.getTime() - since.getTime()
  return difference === 0 ? other.cart_id < cartId : difference < 0
}

async function ownHolds(manager: SqlEntityManager, cartId: string): Promise<HoldRow[]> {
  return rowsOf<HoldRow>(
    manager,
    `select inventory_item_id, stock_location_id, quantity, held_since, expires_at
     from omni_stock_hold where cart_id = ? and state = 'held' and deleted_at is null
     order by inventory_item_id for update`,
    [cartId]
  )
}

export type TakeHoldsInput = {
  cart_id: string
  stock_location_id: string
  demand: readonly ItemDemand[]
  expires_at: Date
  now: Date
}

/**
 * Holds a cart's units in one place, instead of what it held before. A cart that already holds a unit there
 * keeps its place in the queue: when stock has shrunk since, the earlier promise wins.
 * @throws CONFLICT `store_out_of_stock` when stocked - reserved - earlier holds - safety stock is too little.
 */
export async function takeHolds(manager: SqlEntityManager, input: TakeHoldsInput): Promise<void> {
  const itemIds = input.demand.map((item) => item.inventory_item_id)
  const levels = await lockLevels(manager, input.stock_location_id, itemIds)
  const own = await ownHolds(manager, input.cart_id)
  const others = await heldByOthers(manager, { ...input, item_ids: itemIds })

  const holds = input.demand.map((item) => {
    const kept = own.find(
      (hold) =>
        hold.inventory_item_id === item.inventory_item_id &&
        hold.stock_location_id === input.stock_location_id &&
        new Date(hold.expires_at) > input.now &&
        hold.quantity >= item.quantity
    )
    const since = kept ? new Date(kept.held_since) : input.now
    const promised = others
      .filter((hold) => hold.inventory_item_id === item.inventory_item_id)
      .filter((hold) => !kept || isEarlier(hold, since, input.cart_id))
      .reduce((sum, hold) => sum + hold.quantity, 0)
    const level = levels.get(item.inventory_item_id) ?? { stocked: 0, reserved: 0 }
    if (level.stocked - level.reserved - promised - item.safety < item.quantity) {
      throw conflict("store_out_of_stock", "This store no longer has everything in the cart")
    }
    return { ...item, held_since: since }
  })

  await releaseHolds(manager, input.cart_id, input.now)
  for (const hold of holds) {
    await manager.execute(
      `insert into omni_stock_hold
         (id, cart_id, stock_location_id, inventory_item_id, quantity, state, held_since, expires_at, created_at, updated_at)
       values (?, ?, ?, ?, ?, 'held', ?, ?, ?, ?)`,
      [
        generateEntityId(undefined, "hld"),
        input.cart_id,
        input.stock_location_id,
        hold.inventory_item_id,
        hold.quantity,
        hold.held_since,
        input.expires_at,
        input.now,
        input.now,
      ]
    )
  }
}

/** Lets go of everything a cart holds. */
export async function releaseHolds(
  manager: SqlEntityManager,
  cartId: string,
  now: Date
): Promise<void> {
  await manager.execute(
    "update omni_stock_hold set state = 'released', updated_at = ? where cart_id = ? and state = 'held'",
    [now, cartId]
  )
}

/** The order now reserves what the cart held. */
export async function useHolds(
  manager: SqlEntityManager,
  cartId: string,
  now: Date
): Promise<void> {
  await manager.execute(
    "update omni_stock_hold set state = 'used', updated_at = ? where cart_id = ? and state = 'held'",
    [now, cartId]
  )
}

/** Prolongs live holds; what has lapsed stays lapsed. */
export async function renewHolds(
  manager: SqlEntityManager,
  cartId: string,
  until: Date,
  now: Date
): Promise<void> {
  await manager.execute(
    `update omni_stock_hold set expires_at = greatest(expires_at, ?), updated_at = ?
     where cart_id = ? and state = 'held' and expires_at > ?`,
    [until, now, cartId, now]
  )
}

/** Marks holds and seats that lapsed as let go, so that the live ones stay few. */
export async function forgetLapsedHolds(manager: SqlEntityManager, now: Date): Promise<void> {
  await manager.execute(
    "update omni_stock_hold set state = 'released', updated_at = ? where state = 'held' and expires_at <= ?",
    [now, now]
  )
  await manager.execute(
    "update omni_slot_seat set state = 'freed', updated_at = ? where state = 'tentative' and expires_at <= ?",
    [now, now]
  )
}
