import { generateEntityId } from "@medusajs/framework/utils"
import type { SqlEntityManager } from "../../../core/sql"
import type { Actor, PickupLineRow, PickupRow } from "../types"
import { planNotice } from "./notices"
import { appendEvent } from "./transition"

/** What a pickup copies from its order. */
export type OfOrder = Pick<
  PickupRow,
  | "order_id"
  | "order_display_id"
  | "customer_id"
  | "customer_name"
  | "email"
  | "locale"
  | "currency_code"
>

export type NewPickupLine = Pick<
  PickupLineRow,
  "order_line_item_id" | "variant_id" | "sku" | "title" | "variant_title" | "thumbnail" | "quantity"
>

type NewRow = OfOrder &
  Pick<
    PickupRow,
    | "id"
    | "cart_id"
    | "return_case_id"
    | "retail_store_id"
    | "stock_location_id"
    | "collector"
    | "pay_in_store"
    | "slot_starts_at"
    | "slot_ends_at"
    | "promised_at"
  >

export type NewPickup = NewRow & { lines: readonly NewPickupLine[]; actor: Actor; now: Date }

/** Writes a pickup that is placed: its lines, the beginning of its history, and what the shopper is told. */
export async function beginPickup(
  manager: SqlEntityManager,
  { lines, actor, now, ...row }: NewPickup
): Promise<void> {
  const { id: pickup_id } = row
  await insertPickup(manager, row, now)
  for (const line of lines) {
    await insertLine(manager, pickup_id, line, now)
  }
  await appendEvent(manager, {
    pickup: row,
    version: 1,
    command: "place",
    from: null,
    to: "placed",
    envelope: { actor, now },
    inputHash: null,
    details: {},
  })
  await planNotice(manager, { pickup_id, kind: "received", occasion: "1", due_at: now })
}

const COLUMNS = [
  "id",
  "order_id",
  "order_display_id",
  "cart_id",
  "return_case_id",
  "retail_store_id",
  "stock_location_id",
  "customer_id",
  "customer_name",
  "email",
  "locale",
  "currency_code",
  "pay_in_store",
  "slot_starts_at",
  "slot_ends_at",
  "promised_at",
] as const satisfies readonly (keyof NewRow)[]

async function insertPickup(manager: SqlEntityManager, row: NewRow, now: Date): Promise<void> {
  await manager.execute(
    `insert into omni_pickup
       (${COLUMNS.join(", ")}, collector, status, version, extensions, created_at, updated_at)
     values (${COLUMNS.map(() => "?").join(", ")}, ?::jsonb, 'placed', 1, 0, ?, ?)`,
    [
      ...COLUMNS.map((column) => row[column]),
      row.collector === null ? null : JSON.stringify(row.collector),
      now,
      now,
    ]
  )
}

async function insertLine(
  manager: SqlEntityManager,
  pickupId: string,
  line: NewPickupLine,
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
