import { generateEntityId } from "@medusajs/framework/utils"
import { conflict } from "../../../core/errors"
import { lockKey, rowsOf, type SqlEntityManager } from "../../../core/sql"

export type Slot = { starts_at: Date; ends_at: Date }

/**
 * Takes a cart's seat in a slot, instead of the one it had. A cart that changes nothing keeps its seat.
 * @throws CONFLICT `slot_full` when every seat of the slot is taken.
 */
export async function takeSeat(
  manager: SqlEntityManager,
  input: {
    cart_id: string
    retail_store_id: string
    slot: Slot
    capacity: number | null
    state: "tentative" | "confirmed"
    expires_at: Date
    now: Date
  }
): Promise<void> {
  await lockKey(manager, `omni_slot:${input.retail_store_id}:${input.slot.starts_at.toISOString()}`)
  const [others] = await rowsOf<{ taken: string }>(
    manager,
    `select count(*) as taken from omni_slot_seat
     where retail_store_id = ? and starts_at = ? and cart_id <> ? and deleted_at is null
       and (state = 'confirmed' or (state = 'tentative' and expires_at > ?))`,
    [input.retail_store_id, input.slot.starts_at, input.cart_id, input.now]
  )
  if (input.capacity !== null && Number(others?.taken ?? 0) >= input.capacity) {
    throw conflict("slot_full", "Every place in this slot is taken")
  }
  await freeSeat(manager, input.cart_id, input.now)
  await manager.execute(
    `insert into omni_slot_seat
       (id, retail_store_id, starts_at, ends_at, cart_id, state, expires_at, created_at, updated_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      generateEntityId(undefined, "seat"),
      input.retail_store_id,
      input.slot.starts_at,
      input.slot.ends_at,
      input.cart_id,
      input.state,
      input.expires_at,
      input.now,
      input.now,
    ]
  )
}

/** Frees the cart's (or its order's) seat; others may take it at once. */
export async function freeSeat(
  manager: SqlEntityManager,
  cartId: string,
  now: Date
): Promise<void> {
  await manager.execute(
    "update omni_slot_seat set state = 'freed', updated_at = ? where cart_id = ? and state <> 'freed'",
    [now, cartId]
  )
}

/** The order is placed: its seat no longer lapses. */
export async function confirmSeat(
  manager: SqlEntityManager,
  cartId: string,
  now: Date
): Promise<void> {
  await manager.execute(
    "update omni_slot_seat set state = 'confirmed', updated_at = ? where cart_id = ? and state = 'tentative'",
    [now, cartId]
  )
}

/** Prolongs a live tentative seat. */
export async function renewSeat(
  manager: SqlEntityManager,
  cartId: string,
  until: Date,
  now: Date
): Promise<void> {
  await manager.execute(
    `update omni_slot_seat set expires_at = greatest(expires_at, ?), updated_at = ?
     where cart_id = ? and state = 'tentative' and expires_at > ?`,
    [until, now, cartId, now]
  )
}
