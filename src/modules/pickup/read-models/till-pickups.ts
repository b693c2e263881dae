import { listOf, boundRows, type SqlEntityManager } from "../../../core/sql"
import { chosen, type Which } from "../../../core/which"
import type { PosPickup, PosPickupLine } from "../../../types/pos-changes"
import { statusAt } from "../domain/transitions"
import { linesOf, pickupWithDates } from "../operations/pickups"
import type { PickupLineRow, PickupRow, PickupStatus } from "../types"

/** Statuses in which the store has something to do. */
export const STORE_STATUSES: readonly PickupStatus[] = [
  "placed",
  "accepted",
  "picking",
  "ready",
  "partially_collected",
]

const iso = (date: Date | null): string | null => date?.toISOString() ?? null

function lineOf(line: PickupLineRow): PosPickupLine {
  return {
    id: line.id,
    order_line_item_id: line.order_line_item_id,
    variant_id: line.variant_id,
    sku: line.sku,
    title: line.title,
    variant_title: line.variant_title,
    quantity: line.quantity,
    picked_quantity: line.picked_quantity,
    short_quantity: line.short_quantity,
    collected_quantity: line.collected_quantity,
    refused_quantity: line.refused_quantity,
  }
}

/** A pickup as tills see it. */
export function tillPickupOf(
  pickup: PickupRow,
  lines: readonly PickupLineRow[],
  now: Date
): PosPickup {
  const { collector } = pickup
  return {
    id: pickup.id,
    order_id: pickup.order_id,
    order_display_id: pickup.order_display_id,
    return_case_id: pickup.return_case_id,
    status: statusAt(pickup, now.getTime()),
    version: pickup.version,
    customer_name: pickup.customer_name,
    collector_name: collector && `${collector.first_name} ${collector.last_name}`,
    pay_in_store: pickup.pay_in_store,
    currency_code: pickup.currency_code,
    promised_at: pickup.promised_at.toISOString(),
    slot_starts_at: iso(pickup.slot_starts_at),
    slot_ends_at: iso(pickup.slot_ends_at),
    ready_at: iso(pickup.ready_at),
    expires_at: iso(pickup.expires_at),
    bin: pickup.bin,
    lines: lines.map(lineOf),
  }
}

/** Rows as tills see them, in the same order. One statement. */
export async function withTillLines(
  manager: SqlEntityManager,
  pickups: readonly PickupRow[],
  now: Date
): Promise<PosPickup[]> {
  const lines = await linesOf(
    manager,
    pickups.map((pickup) => pickup.id)
  )
  const byPickup = new Map<string, PickupLineRow[]>()
  for (const line of lines) {
    byPickup.set(line.pickup_id, [...(byPickup.get(line.pickup_id) ?? []), line])
  }
  return pickups.map((pickup) => tillPickupOf(pickup, byPickup.get(pickup.id) ?? [], now))
}

/** What a store has to do, by pickup; what is over, or another store's now, is left out. Two statements. */
export async function readTillPickups(
  manager: SqlEntityManager,
  storeId: string,
  which: Which,
  now: Date
): Promise<Map<string, PosPickup>> {
  const { where, tail, whereValues, tailValues } = chosen("p.id", which)
  const rows = await boundRows<PickupRow>(
    manager,
    `select p.* from omni_pickup p
     where ${where} and p.retail_store_id = ? and p.status in (${listOf(STORE_STATUSES)})
       and p.deleted_at is null ${tail}`,
    [...whereValues, storeId, ...STORE_STATUSES, ...tailValues]
  )
  const pickups = await withTillLines(manager, rows.map(pickupWithDates), now)
  return new Map(pickups.map((pickup) => [pickup.id, pickup]))
}
