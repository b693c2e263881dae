import { generateEntityId } from "@medusajs/framework/utils"
import { enqueueJob } from "../../../core/jobs"
import { rowsOf, type SqlEntityManager } from "../../../core/sql"
import type { PickupRow } from "../types"

export type SettledUnits = { order_line_item_id: string; quantity: number; before: number }

export type SettlementRow = {
  id: string
  pickup_id: string
  reference: string
  reason: "refused" | "short" | "rest" | "whole"
  /** `before`: units of the line that are worth money settled earlier, for exact shares. */
  units: SettledUnits[]
  amount: string | number | null
  currency_code: string
  state: "pending" | "done" | "failed"
  failure: string | null
}

/** Jobs of one pickup run one after the other. */
export const queueOf = (pickupId: string): string => `omni-pickup:${pickupId}`

/**
 * Writes down money to give back and the job that does it. The same reference is settled once.
 */
export async function addSettlement(
  manager: SqlEntityManager,
  input: {
    pickup: Pick<PickupRow, "id" | "currency_code">
    reference: string
    reason: SettlementRow["reason"]
    units: readonly Omit<SettledUnits, "before">[]
    now: Date
  }
): Promise<void> {
  const settled = await unitsSettled(manager, input.pickup.id)
  const units = input.units.map((unit) => ({
    ...unit,
    before: settled.get(unit.order_line_item_id) ?? 0,
  }))
  const id = generateEntityId(undefined, "pks")
  const inserted = await rowsOf<{ id: string }>(
    manager,
    `insert into omni_pickup_settlement
       (id, pickup_id, reference, reason, units, currency_code, state, created_at, updated_at)
     values (?, ?, ?, ?, ?::jsonb, ?, 'pending', ?, ?)
     on conflict (reference) where deleted_at is null do nothing
     returning id`,
    [
      id,
      input.pickup.id,
      input.reference,
      input.reason,
      JSON.stringify(units),
      input.pickup.currency_code,
      input.now,
      input.now,
    ]
  )
  if (inserted.length > 0) {
    await enqueueJob(
      manager,
      "omni-settle-pickup",
      { settlement_id: id },
      { queue: queueOf(input.pickup.id) }
    )
  }
}

/** Units per order line whose money has been given back, or will be. */
export async function unitsSettled(
  manager: SqlEntityManager,
  pickupId: string
): Promise<Map<string, number>> {
  const rows = await rowsOf<Pick<SettlementRow, "units">>(
    manager,
    "select units from omni_pickup_settlement where pickup_id = ?",
    [pickupId]
  )
  const settled = new Map<string, number>()
  for (const unit of rows.flatMap((row) => row.units)) {
    settled.set(
      unit.order_line_item_id,
      (settled.get(unit.order_line_item_id) ?? 0) + unit.quantity
    )
  }
  return settled
}
