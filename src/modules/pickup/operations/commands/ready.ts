import { enqueueJob } from "../../../../core/jobs"
import { conflict } from "../../../../core/errors"
import type { SqlEntityManager } from "../../../../core/sql"
import { reminderOccasion } from "../../domain/notice-plan"
import type { CommandEnvelope, PickupLineRow } from "../../types"
import { issueCode } from "../codes"
import { planNotice, suppressNotices } from "../notices"
import { addSettlement, queueOf, unitsSettled } from "../settlements"
import { transition, type TransitionResult } from "../transition"

export type ReadyInput = {
  bin?: string
  /** End of the hold, counted by the store's calendar. */
  expires_at: Date
  reminder_hours: readonly number[]
}

function assertAllAccountedFor(lines: readonly PickupLineRow[]): void {
  const open = lines.filter((line) => line.picked_quantity + line.short_quantity < line.quantity)
  if (open.length > 0) {
    const titles = open.map((line) => `"${line.title}"`).join(", ")
    throw conflict("lines_not_picked", `Find or mark as missing first: ${titles}`)
  }
  if (lines.every((line) => line.picked_quantity === 0)) {
    throw conflict("nothing_to_collect", "Nothing was found: reject the pickup instead")
  }
}

/**
 * Everything that was found waits at the counter: the code is issued, the hold begins, what is missing is
 * given back.
 * @throws CONFLICT `lines_not_picked`, `nothing_to_collect`.
 */
export async function ready(
  manager: SqlEntityManager,
  secret: string,
  envelope: CommandEnvelope,
  input: ReadyInput
): Promise<TransitionResult> {
  const result = await transition(manager, "ready", envelope, { bin: input.bin }, ({ lines }) => {
    assertAllAccountedFor(lines)
    return {
      to: "ready",
      patch: { ready_at: envelope.now, expires_at: input.expires_at, bin: input.bin ?? null },
    }
  })
  if (result.replayed) {
    return result
  }
  const { pickup, lines } = result
  await issueCode(manager, secret, pickup, envelope.now)
  const settled = await unitsSettled(manager, pickup.id)
  const short = lines
    .map((line) => ({
      order_line_item_id: line.order_line_item_id,
      quantity: line.short_quantity - (settled.get(line.order_line_item_id) ?? 0),
    }))
    .filter((unit) => unit.quantity > 0)
  if (short.length > 0) {
    await addSettlement(manager, {
      pickup,
      reference: `${result.event_id}:short`,
      reason: "short",
      units: short,
      now: envelope.now,
    })
  }
  const occasion = result.event_id
  await planNotice(manager, { pickup_id: pickup.id, kind: "ready", occasion, due_at: envelope.now })
  await planHold(manager, pickup.id, input.expires_at, input.reminder_hours, envelope.now)
  return result
}

/** Reminders and the end of the hold. Called again when the hold is prolonged: the new end replaces the old. */
export async function planHold(
  manager: SqlEntityManager,
  pickupId: string,
  expiresAt: Date,
  reminderHours: readonly number[],
  now: Date
): Promise<void> {
  await suppressNotices(manager, pickupId, ["reminder"])
  for (const hours of reminderHours) {
    const due = new Date(expiresAt.getTime() - hours * 3_600_000)
    if (due > now) {
      const occasion = reminderOccasion(hours, expiresAt)
      await planNotice(manager, { pickup_id: pickupId, kind: "reminder", occasion, due_at: due })
    }
  }
  await enqueueJob(
    manager,
    "omni-expire-pickup",
    { pickup_id: pickupId },
    { queue: queueOf(pickupId), key: `omni-expire-pickup:${pickupId}`, run_at: expiresAt }
  )
}
