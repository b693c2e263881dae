import { generateEntityId } from "@medusajs/framework/utils"
import { rowsOf, type SqlEntityManager } from "../../../core/sql"
import type { Actor, PickupRow } from "../types"
import { useHolds } from "./holds"
import { beginPickup, type NewPickup, type NewPickupLine, type OfOrder } from "./new-pickup"
import { findPickups, ownPickupOf } from "./pickups"
import { confirmSeat } from "./seats"

export type PlacePickupInput = OfOrder & {
  cart_id: string
  lines: NewPickupLine[]
  actor: Actor
  now: Date
}

export type PlacedPickup = {
  pickup: PickupRow
  /** False when this order had its pickup before. */
  is_new: boolean
}

type CartChoice = Pick<
  PickupRow,
  | "retail_store_id"
  | "stock_location_id"
  | "collector"
  | "pay_in_store"
  | "slot_starts_at"
  | "slot_ends_at"
> & { id: string; ready_at: Date | null }

/**
 * The cart's choice becomes the order's pickup: holds are used up, the seat is confirmed, the history
 * begins, the shopper is told. Called again for the same order it answers the pickup there is.
 * @returns null when the cart chose no store.
 */
export async function placePickup(
  manager: SqlEntityManager,
  input: PlacePickupInput
): Promise<PlacedPickup | null> {
  const [choice] = await rowsOf<CartChoice>(
    manager,
    `select id, retail_store_id, stock_location_id, collector, pay_in_store, slot_starts_at, slot_ends_at, ready_at
     from omni_cart_pickup where cart_id = ? and deleted_at is null for update`,
    [input.cart_id]
  )
  const existing = await ownPickupOf(manager, input.order_id)
  if (existing || !choice) {
    return existing ? { pickup: existing, is_new: false } : null
  }
  const { id: choiceId, ready_at, ...chosen } = choice
  const id = generateEntityId(undefined, "pku")
  const promised = [chosen.slot_starts_at, ready_at, input.now].find((date) => date !== null)
  await beginPickup(manager, {
    ...input,
    ...chosen,
    ...{ id, return_case_id: null, promised_at: promised ?? input.now },
  })
  await useHolds(manager, input.cart_id, input.now)
  await confirmSeat(manager, input.cart_id, input.now)
  await manager.execute(
    `update omni_cart_pickup
     set state = 'placed', borrowed_from_channel_id = null, collector = null, updated_at = ? where id = ?`,
    [input.now, choiceId]
  )
  const [placed] = await findPickups(manager, { column: "id", values: [id] })
  return placed ? { pickup: placed, is_new: true } : null
}

export type PlaceExchangePickupInput = Omit<
  NewPickup,
  "cart_id" | "return_case_id" | "pay_in_store" | "slot_starts_at" | "slot_ends_at"
> & { return_case_id: string }

/**
 * What a return's shopper takes instead lies in another store and will be collected there: paid for at the desk, and
 * reserved by whoever calls, in the same transaction.
 */
export async function placeExchangePickup(
  manager: SqlEntityManager,
  input: PlaceExchangePickupInput
): Promise<void> {
  await beginPickup(manager, {
    ...input,
    ...{ cart_id: null, pay_in_store: false },
    ...{ slot_starts_at: null, slot_ends_at: null },
  })
}
