import { conflict } from "../../../../core/errors"
import type { SqlEntityManager } from "../../../../core/sql"
import type { Collector, CommandEnvelope } from "../../types"
import { planNotice } from "../notices"
import { holderOf } from "../pickups"
import { freeSeat, type Slot, takeSeat } from "../seats"
import { unitsSettled } from "../settlements"
import { transition, type TransitionResult } from "../transition"

export type RescheduleInput = {
  slot: Slot | null
  slot_capacity: number | null
  promised_at: Date
}

/**
 * Another time in the same store; the old seat is free when, and only when, the new one is taken.
 * @throws CONFLICT `slot_full`; `pickup_waits` when it waits at the counter already: come any time.
 */
export async function reschedule(
  manager: SqlEntityManager,
  envelope: CommandEnvelope,
  input: RescheduleInput
): Promise<TransitionResult> {
  const said = { slot_starts_at: input.slot?.starts_at ?? null }
  const result = await transition(manager, "reschedule", envelope, said, ({ pickup, status }) => {
    if (status === "ready") {
      throw conflict("pickup_waits", "This order already waits at the counter")
    }
    return {
      to: pickup.status,
      patch: {
        slot_starts_at: input.slot?.starts_at ?? null,
        slot_ends_at: input.slot?.ends_at ?? null,
        promised_at: input.promised_at,
      },
      details: said,
    }
  })
  if (!result.replayed) {
    await seatFor(manager, result, input, envelope.now)
  }
  return result
}

async function seatFor(
  manager: SqlEntityManager,
  { pickup }: TransitionResult,
  input: RescheduleInput,
  now: Date
): Promise<void> {
  if (!input.slot) {
    return freeSeat(manager, holderOf(pickup), now)
  }
  await takeSeat(manager, {
    cart_id: holderOf(pickup),
    retail_store_id: pickup.retail_store_id,
    slot: input.slot,
    capacity: input.slot_capacity,
    state: "confirmed",
    expires_at: input.slot.ends_at,
    now,
  })
}

export type RerouteInput = RescheduleInput & { retail_store_id: string; stock_location_id: string }

/**
 * The shopper chose another store for a rejected pickup. Its units are already held there, under the
 * pickup's holder.
 * @throws CONFLICT `slot_full`.
 */
export async function reroute(
  manager: SqlEntityManager,
  envelope: CommandEnvelope,
  input: RerouteInput
): Promise<TransitionResult> {
  const said = {
    retail_store_id: input.retail_store_id,
    slot_starts_at: input.slot?.starts_at ?? null,
  }
  const settled = await unitsSettled(manager, envelope.pickup_id)
  const result = await transition(manager, "reroute", envelope, said, ({ lines }) => ({
    to: "placed",
    patch: {
      retail_store_id: input.retail_store_id,
      stock_location_id: input.stock_location_id,
      slot_starts_at: input.slot?.starts_at ?? null,
      slot_ends_at: input.slot?.ends_at ?? null,
      promised_at: input.promised_at,
      accepted_at: null,
      rejection_reason: null,
      alternative_until: null,
    },
    // What was given back already stays given back.
    lines: lines.map((line) => ({
      id: line.id,
      picked_quantity: 0,
      short_quantity: settled.get(line.order_line_item_id) ?? 0,
    })),
    details: said,
  }))
  if (!result.replayed) {
    await seatFor(manager, result, input, envelope.now)
    const occasion = result.event_id
    await planNotice(manager, {
      pickup_id: result.pickup.id,
      kind: "received",
      occasion,
      due_at: envelope.now,
    })
  }
  return result
}

/** The shopper has a rejected order delivered instead; the pickup is over. */
export function convert(
  manager: SqlEntityManager,
  envelope: CommandEnvelope
): Promise<TransitionResult> {
  return transition(manager, "convert", envelope, {}, () => ({
    to: "converted",
    patch: { closed_at: envelope.now, alternative_until: null },
  }))
}

/** Another person may collect; null means only the buyer. */
export function setCollector(
  manager: SqlEntityManager,
  envelope: CommandEnvelope,
  collector: Collector | null
): Promise<TransitionResult> {
  return transition(manager, "collector", envelope, collector, ({ pickup }) => ({
    to: pickup.status,
    patch: { collector },
  }))
}
