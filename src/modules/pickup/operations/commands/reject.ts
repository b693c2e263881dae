import { enqueueJob } from "../../../../core/jobs"
import { invalid } from "../../../../core/errors"
import type { SqlEntityManager } from "../../../../core/sql"
import type { CommandEnvelope, RejectionReason } from "../../types"
import { revokeCodes } from "../codes"
import { planNotice, suppressNotices } from "../notices"
import { holderOf } from "../pickups"
import { freeSeat } from "../seats"
import { queueOf } from "../settlements"
import { transition, type TransitionResult } from "../transition"
import { assertEachOnce, lineOf } from "./pick"

export type RejectInput = {
  reason: RejectionReason
  note?: string
  lines?: readonly { id: string; missing_quantity: number }[]
  /** Until then the shopper may choose another store or delivery. */
  alternative_until: Date
}

/**
 * The store cannot serve the order. What it said about its stock is put right by a durable job; the
 * shopper is asked to choose another way, and the order is cancelled when nothing is chosen in time.
 * @throws INVALID_DATA `line_not_found`, `too_many_units`.
 */
export async function reject(
  manager: SqlEntityManager,
  envelope: CommandEnvelope,
  input: RejectInput
): Promise<TransitionResult> {
  const said = { reason: input.reason, note: input.note, lines: input.lines }
  const result = await transition(manager, "reject", envelope, said, ({ lines }) => {
    assertEachOnce(input.lines ?? [])
    for (const entry of input.lines ?? []) {
      const line = lineOf(lines, entry.id)
      if (entry.missing_quantity > line.quantity) {
        throw invalid("too_many_units", `Line "${line.title}" has only ${line.quantity} units`)
      }
    }
    return {
      to: "rejected",
      patch: {
        rejection_reason: input.reason,
        alternative_until: input.alternative_until,
        ready_at: null,
        expires_at: null,
        bin: null,
      },
      details: said,
    }
  })
  if (result.replayed) {
    return result
  }
  const { pickup, lines, event_id } = result
  await revokeCodes(manager, pickup.id, envelope.now)
  await freeSeat(manager, holderOf(pickup), envelope.now)
  const missing = (
    input.lines ?? lines.map((line) => ({ id: line.id, missing_quantity: line.quantity }))
  )
    .filter((entry) => entry.missing_quantity > 0)
    .map((entry) => ({
      variant_id: lineOf(lines, entry.id).variant_id,
      quantity: entry.missing_quantity,
    }))
  if (input.reason === "not_found" || input.reason === "damaged") {
    await enqueueJob(
      manager,
      "omni-correct-rejected-stock",
      {
        reference: event_id,
        stock_location_id: pickup.stock_location_id,
        correction: input.reason === "not_found" ? "set_to_zero" : "take_off",
        reason: input.reason,
        variants: missing,
      },
      { queue: queueOf(pickup.id) }
    )
  }
  await enqueueJob(
    manager,
    "omni-cancel-rejected-pickup",
    { pickup_id: pickup.id },
    {
      queue: queueOf(pickup.id),
      key: `omni-cancel-rejected-pickup:${pickup.id}`,
      run_at: input.alternative_until,
    }
  )
  await suppressNotices(manager, pickup.id, ["received", "ready", "reminder"])
  const occasion = event_id
  await planNotice(manager, {
    pickup_id: pickup.id,
    kind: "rejected",
    occasion,
    due_at: envelope.now,
  })
  return result
}
