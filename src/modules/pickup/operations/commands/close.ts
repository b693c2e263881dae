import { conflict } from "../../../../core/errors"
import type { SqlEntityManager } from "../../../../core/sql"
import type { CommandEnvelope, PickupStatus } from "../../types"
import { revokeCodes } from "../codes"
import { planNotice, suppressNotices } from "../notices"
import { holderOf } from "../pickups"
import { freeSeat } from "../seats"
import { addSettlement, unitsSettled } from "../settlements"
import { transition, type TransitionResult } from "../transition"

/**
 * Gives up what has not been collected: stock and seat are free, the code is dead, the money goes back by a
 * durable settlement. Of a partly collected pickup only the rest is given up.
 * @throws CONFLICT as `transition`.
 */
export function cancel(
  manager: SqlEntityManager,
  envelope: CommandEnvelope,
  input: { reason: string }
): Promise<TransitionResult> {
  return close(manager, "cancel", envelope, input, (isPartlyCollected) =>
    isPartlyCollected ? "collected" : "cancelled"
  )
}

/**
 * Ends a pickup nobody came for.
 * @throws CONFLICT `pickup_not_expired` while the hold still runs.
 */
export function expire(
  manager: SqlEntityManager,
  envelope: CommandEnvelope
): Promise<TransitionResult> {
  return close(manager, "expire", envelope, {}, (isPartlyCollected, expiresAt) => {
    if (!expiresAt || expiresAt > envelope.now) {
      throw conflict("pickup_not_expired", "The shopper still has time to collect this order")
    }
    return isPartlyCollected ? "collected" : "expired"
  })
}

async function close(
  manager: SqlEntityManager,
  command: "cancel" | "expire",
  envelope: CommandEnvelope,
  input: { reason?: string },
  decideStatus: (isPartlyCollected: boolean, expiresAt: Date | null) => PickupStatus
): Promise<TransitionResult> {
  const result = await transition(manager, command, envelope, input, ({ pickup, lines }) => {
    const to = decideStatus(
      lines.some((line) => line.collected_quantity > 0),
      pickup.expires_at
    )
    return {
      to,
      patch: {
        closed_at: envelope.now,
        ...(to === "collected" ? { collected_at: envelope.now } : {}),
      },
      details: input,
    }
  })
  if (result.replayed) {
    return result
  }
  const { pickup, lines } = result
  await revokeCodes(manager, pickup.id, envelope.now)
  await freeSeat(manager, holderOf(pickup), envelope.now)
  // All that was neither collected nor given back before, whether it was found or not.
  const settled = await unitsSettled(manager, pickup.id)
  const units = lines
    .map((line) => ({
      order_line_item_id: line.order_line_item_id,
      quantity:
        line.quantity - line.collected_quantity - (settled.get(line.order_line_item_id) ?? 0),
    }))
    .filter((unit) => unit.quantity > 0)
  await addSettlement(manager, {
    pickup,
    reference: `${result.event_id}:${command}`,
    // Goods of an exchange are never all of their order.
    reason: pickup.status === "collected" || pickup.return_case_id !== null ? "rest" : "whole",
    units,
    now: envelope.now,
  })
  await suppressNotices(manager, pickup.id, ["received", "ready", "reminder", "rejected"])
  const kind = command === "expire" ? "expired" : "cancelled"
  await planNotice(manager, { pickup_id: pickup.id, kind, occasion: "1", due_at: envelope.now })
  return result
}
