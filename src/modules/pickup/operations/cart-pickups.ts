import { generateEntityId } from "@medusajs/framework/utils"
import { conflict } from "../../../core/errors"
import { lockKey, rowsOf, type SqlEntityManager } from "../../../core/sql"
import type { Collector } from "../../../types/http"
import type { ItemDemand } from "../domain/demand"
import { renewHolds, releaseHolds, takeHolds } from "./holds"
import { freeSeat, renewSeat, type Slot, takeSeat } from "./seats"

export type CartPickupRow = {
  id: string
  cart_id: string
  retail_store_id: string
  stock_location_id: string
  store_sales_channel_id: string
  borrowed_from_channel_id: string | null
  previous_shipping_address_id: string | null
  slot_starts_at: Date | null
  slot_ends_at: Date | null
  ready_at: Date | null
  collector: Collector | null
  pay_in_store: boolean
  state: "chosen" | "completing" | "placed"
  held_until: Date
}

const COLUMNS = `id, cart_id, retail_store_id, stock_location_id, store_sales_channel_id,
  borrowed_from_channel_id, previous_shipping_address_id, slot_starts_at, slot_ends_at, ready_at,
  collector, pay_in_store, state, held_until`

/** One cart is changed by one caller at a time, whether or not it has a row yet. */
async function lockCart(manager: SqlEntityManager, cartId: string): Promise<CartPickupRow | null> {
  await lockKey(manager, `omni_cart_pickup:${cartId}`)
  const [row] = await rowsOf<CartPickupRow>(
    manager,
    `select ${COLUMNS} from omni_cart_pickup where cart_id = ? and deleted_at is null for update`,
    [cartId]
  )
  return row ? withDates(row) : null
}

const dateOf = (value: Date | string | null): Date | null =>
  value === null ? null : new Date(value)

function withDates(row: CartPickupRow): CartPickupRow {
  return {
    ...row,
    slot_starts_at: dateOf(row.slot_starts_at),
    slot_ends_at: dateOf(row.slot_ends_at),
    ready_at: dateOf(row.ready_at),
    held_until: new Date(row.held_until),
  }
}

export type ChooseStoreInput = {
  cart_id: string
  retail_store_id: string
  stock_location_id: string
  store_sales_channel_id: string
  previous_shipping_address_id: string | null
  slot: Slot | null
  slot_capacity: number | null
  ready_at: Date
  collector: Collector | null
  pay_in_store: boolean
  demand: readonly ItemDemand[]
  held_until: Date
  now: Date
}

/**
 * The cart will be collected here: its units and its seat are held until `held_until`.
 * @returns what was chosen before, for the undo; null when nothing was.
 * @throws CONFLICT `store_out_of_stock`, `slot_full`, `pickup_placed`, `pickup_completing`.
 */
export async function chooseStore(
  manager: SqlEntityManager,
  input: ChooseStoreInput
): Promise<CartPickupRow | null> {
  const before = await lockCart(manager, input.cart_id)
  assertOpen(before)
  await takeHolds(manager, { ...input, expires_at: input.held_until })
  if (input.slot) {
    await takeSeat(manager, {
      ...input,
      slot: input.slot,
      capacity: input.slot_capacity,
      state: "tentative",
      expires_at: input.held_until,
    })
  } else {
    await freeSeat(manager, input.cart_id, input.now)
  }
  await manager.execute(
    `insert into omni_cart_pickup
       (id, cart_id, retail_store_id, stock_location_id, store_sales_channel_id, previous_shipping_address_id,
        slot_starts_at, slot_ends_at, ready_at, collector, pay_in_store, state, held_until, created_at, updated_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, 'chosen', ?, ?, ?)
     on conflict (cart_id) where deleted_at is null do update set
       retail_store_id = excluded.retail_store_id,
       stock_location_id = excluded.stock_location_id,
       store_sales_channel_id = excluded.store_sales_channel_id,
       slot_starts_at = excluded.slot_starts_at,
       slot_ends_at = excluded.slot_ends_at,
       ready_at = excluded.ready_at,
       collector = excluded.collector,
       pay_in_store = excluded.pay_in_store,
       held_until = excluded.held_until,
       updated_at = excluded.updated_at`,
    [
      generateEntityId(undefined, "cpu"),
      input.cart_id,
      input.retail_store_id,
      input.stock_location_id,
      input.store_sales_channel_id,
      input.previous_shipping_address_id,
      input.slot?.starts_at ?? null,
      input.slot?.ends_at ?? null,
      input.ready_at,
      input.collector === null ? null : JSON.stringify(input.collector),
      input.pay_in_store,
      input.held_until,
      input.now,
      input.now,
    ]
  )
  return before
}

function assertOpen(row: CartPickupRow | null): void {
  if (row?.state === "placed") {
    throw conflict("pickup_placed", "The order of this cart is already placed")
  }
  if (row?.state === "completing") {
    throw conflict("pickup_completing", "The order of this cart is being placed")
  }
}

/**
 * The shopper no longer wants to collect: holds and seat are free at once.
 * @returns what was undone; null when there was nothing to undo.
 * @throws CONFLICT `pickup_placed`, `pickup_completing`.
 */
export async function undoChoice(
  manager: SqlEntityManager,
  cartId: string,
  now: Date
): Promise<CartPickupRow | null> {
  const row = await lockCart(manager, cartId)
  assertOpen(row)
  if (row) {
    await releaseHolds(manager, cartId, now)
    await freeSeat(manager, cartId, now)
    await manager.execute("delete from omni_cart_pickup where id = ?", [row.id])
  }
  return row
}

/** Activity on the cart prolongs what it holds. Does nothing for a cart without a pickup. */
export async function renewChoice(
  manager: SqlEntityManager,
  cartId: string,
  until: Date,
  now: Date
): Promise<void> {
  await renewHolds(manager, cartId, until, now)
  await renewSeat(manager, cartId, until, now)
  await manager.execute(
    `update omni_cart_pickup set held_until = greatest(held_until, ?), updated_at = ?
     where cart_id = ? and state = 'chosen' and held_until > ? and deleted_at is null`,
    [until, now, cartId, now]
  )
}

export type ClaimInput = {
  cart_id: string
  cart_sales_channel_id: string
  demand: readonly ItemDemand[]
  slot_capacity: number | null
  /** The completion must be over by then. */
  until: Date
  now: Date
}

/**
 * Opens the completion of a cart: what it holds is checked against its lines as they are now, held again
 * where it had lapsed, and kept until `until`. The cart's own sales channel is written down, because the
 * completion borrows the store's.
 * @throws CONFLICT `store_out_of_stock`, `slot_full`: nothing has changed and no money has moved.
 */
export async function claimChoice(
  manager: SqlEntityManager,
  input: ClaimInput
): Promise<CartPickupRow | null> {
  const row = await lockCart(manager, input.cart_id)
  if (!row || row.state === "placed") {
    return row
  }
  await takeHolds(manager, {
    cart_id: row.cart_id,
    stock_location_id: row.stock_location_id,
    demand: input.demand,
    expires_at: input.until,
    now: input.now,
  })
  if (row.slot_starts_at && row.slot_ends_at) {
    await takeSeat(manager, {
      cart_id: row.cart_id,
      retail_store_id: row.retail_store_id,
      slot: { starts_at: row.slot_starts_at, ends_at: row.slot_ends_at },
      capacity: input.slot_capacity,
      state: "tentative",
      expires_at: input.until,
      now: input.now,
    })
  }
  const borrowed =
    input.cart_sales_channel_id === row.store_sales_channel_id
      ? (row.borrowed_from_channel_id ?? input.cart_sales_channel_id)
      : input.cart_sales_channel_id
  await manager.execute(
    `update omni_cart_pickup set state = 'completing', borrowed_from_channel_id = ?, held_until = ?, updated_at = ?
     where id = ?`,
    [borrowed, input.until, input.now, row.id]
  )
  return {
    ...row,
    state: "completing",
    borrowed_from_channel_id: borrowed,
    held_until: input.until,
  }
}

/** The completion failed: the cart is as chosen before, its holds live on until `until`. */
export async function reopenChoice(
  manager: SqlEntityManager,
  cartId: string,
  until: Date,
  now: Date
): Promise<void> {
  await lockCart(manager, cartId)
  await manager.execute(
    `update omni_cart_pickup set state = 'chosen', borrowed_from_channel_id = null, held_until = ?, updated_at = ?
     where cart_id = ? and state = 'completing' and deleted_at is null`,
    [until, now, cartId]
  )
}
