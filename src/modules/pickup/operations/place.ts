import { generateEntityId } from "@medusajs/framework/utils"
import { rowsOf, type SqlEntityManager } from "../../../core/sql"
import type { Actor, PickupLineRow, PickupRow } from "../types"
import { useHolds } from "./holds"
import { planNotice } from "./notices"
import { findPickups } from "./pickups"
import { confirmSeat } from "./seats"
import { appendEvent } from "./transition"

export type PlacePickupInput = Pick<
  PickupRow,
  | "order_id"
  | "order_display_id"
  | "cart_id"
  | "customer_id"
  | "customer_name"
  | "email"
  | "locale"
  | "currency_code"
> & {
  lines: Pick<
    PickupLineRow,
    | "order_line_item_id"
    | "variant_id"
    | "sku"
    | "title"
    | "variant_title"
    | "thumbnail"
    | "quantity"
  >[]
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
  const [existing] = await findPickups(manager, { column: "order_id", values: [input.order_id] })
  if (existing || !choice) {
    return existing ? { pickup: existing, is_new: false } : null
  }
  const id = generateEntityId(undefined, "pku")
  await insertPickup(manager, id, choice, input)
  for (const line of input.lines) {
    await insertLine(manager, id, line, input.now)
  }
  await useHolds(manager, input.cart_id, input.now)
  await confirmSeat(manager, input.cart_id, input.now)
  await manager.execute(
    `update omni_cart_pickup
     set state = 'placed', borrowed_from_channel_id = null, collector = null, updated_at = ? where id = ?`,
    [input.now, choice.id]
  )
  await appendEvent(manager, {
    pickup: { id, retail_store_id: choice.retail_store_id },
    version: 1,
    command: "place",
    from: null,
    to: "placed",
    envelope: { actor: input.actor, now: input.now },
    inputHash: null,
    details: {},
  })
  await planNotice(manager, { pickup_id: id, kind: "received", occasion: "1", due_at: input.now })
  const [placed] = await findPickups(manager, { column: "id", values: [id] })
  return placed ? { pickup: placed, is_new: true } : null
}

async function insertPickup(
  manager: SqlEntityManager,
  id: string,
  choice: CartChoice,
  input: PlacePickupInput
): Promise<void> {
  const promised = [choice.slot_starts_at, choice.ready_at, input.now].find((date) => date !== null)
  await manager.execute(
    `insert into omni_pickup
       (id, order_id, order_display_id, cart_id, retail_store_id, stock_location_id, customer_id, customer_name,
        email, locale, currency_code, status, version, collector, pay_in_store, slot_starts_at, slot_ends_at,
        promised_at, extensions, created_at, updated_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'placed', 1, ?::jsonb, ?, ?, ?, ?, 0, ?, ?)`,
    [
      id,
      input.order_id,
      input.order_display_id,
      input.cart_id,
      choice.retail_store_id,
      choice.stock_location_id,
      input.customer_id,
      input.customer_name,
      input.email,
      input.locale,
      input.currency_code,
      choice.collector === null ? null : JSON.stringify(choice.collector),
      choice.pay_in_store,
      choice.slot_starts_at,
      choice.slot_ends_at,
      promised ?? input.now,
      input.now,
      input.now,
    ]
  )
}

async function insertLine(
  manager: SqlEntityManager,
  pickupId: string,
  line: PlacePickupInput["lines"][number],
  now: Date
): Promise<void> {
  await manager.execute(
    `insert into omni_pickup_line
       (id, pickup_id, order_line_item_id, variant_id, sku, title, variant_title, thumbnail, quantity,
        picked_quantity, short_quantity, collected_quantity, refused_quantity, created_at, updated_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, ?, ?)`,
    [
      generateEntityId(undefined, "pkl"),
      pickupId,
      line.order_line_item_id,
      line.variant_id,
      line.sku,
      line.title,
      line.variant_title,
      line.thumbnail,
      line.quantity,
      now,
      now,
    ]
  )
}
