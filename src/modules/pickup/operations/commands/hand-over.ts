import { enqueueJob } from "../../../../core/jobs"
import { conflict, invalid } from "../../../../core/errors"
import type { SqlEntityManager } from "../../../../core/sql"
import type { CommandEnvelope, PickupLineRow, PickupStatus } from "../../types"
import { redeemCode } from "../codes"
import { planNotice, suppressNotices } from "../notices"
import { addSettlement, queueOf } from "../settlements"
import { transition, type TransitionResult } from "../transition"
import { assertEachOnce, lineOf } from "./pick"

export type CounterPayment = { tender: "cash" | "card" | "other"; amount: number }

export type HandOverInput = {
  /** Omitted: everything that waits is taken. */
  lines?: readonly { id: string; collected_quantity: number; refused_quantity?: number }[]
  /** Why a manager hands over without the code; undefined when the code was right. */
  override_reason?: string
  payment?: CounterPayment
}

type Taken = { line: PickupLineRow; collected: number; refused: number }

/** Units of a line that lie at the counter. */
export function unitsWaiting(line: PickupLineRow): number {
  return line.quantity - line.short_quantity - line.collected_quantity - line.refused_quantity
}

/**
 * What leaves the counter by this hand-over.
 * @throws INVALID_DATA `line_not_found`, `too_many_units`, `nothing_handed_over`.
 */
export function unitsTaken(
  lines: readonly PickupLineRow[],
  asked: HandOverInput["lines"]
): Taken[] {
  assertEachOnce(asked ?? [])
  const taken = asked
    ? asked.map((entry) => ({
        line: lineOf(lines, entry.id),
        collected: entry.collected_quantity,
        refused: entry.refused_quantity ?? 0,
      }))
    : lines.map((line) => ({ line, collected: unitsWaiting(line), refused: 0 }))
  for (const { line, collected, refused } of taken) {
    if (collected + refused > unitsWaiting(line)) {
      throw invalid(
        "too_many_units",
        `Only ${unitsWaiting(line)} of "${line.title}" wait at the counter`
      )
    }
  }
  const moved = taken.filter(({ collected, refused }) => collected + refused > 0)
  if (moved.length === 0) {
    throw invalid("nothing_handed_over", "Say which units are taken or left")
  }
  return moved
}

function statusAfter(lines: readonly PickupLineRow[], taken: readonly Taken[]): PickupStatus {
  const moved = (id: string, of: "collected" | "refused"): number =>
    taken.filter((entry) => entry.line.id === id).reduce((sum, entry) => sum + entry[of], 0)
  const waiting = lines.some(
    (line) => unitsWaiting(line) > moved(line.id, "collected") + moved(line.id, "refused")
  )
  if (waiting) {
    return "partially_collected"
  }
  const collected = lines.some((line) => line.collected_quantity + moved(line.id, "collected") > 0)
  return collected ? "collected" : "cancelled"
}

/**
 * Units leave the store with the shopper, or go back to its stock. The order's fulfilment, stock and money
 * follow by durable jobs in the pickup's own queue.
 * @throws CONFLICT and INVALID_DATA as `transition` and `unitsTaken`; `pickup_not_ready`.
 */
export async function handOver(
  manager: SqlEntityManager,
  envelope: CommandEnvelope,
  input: HandOverInput
): Promise<TransitionResult> {
  const result = await transition(manager, "hand-over", envelope, input, ({ status, lines }) => {
    if (status !== "ready" && status !== "partially_collected") {
      throw conflict("pickup_not_ready", "This pickup does not wait at the counter")
    }
    const taken = unitsTaken(lines, input.lines)
    const to = statusAfter(lines, taken)
    return {
      to,
      patch: closing(to, envelope.now),
      lines: taken.map(({ line, collected, refused }) => ({
        id: line.id,
        collected_quantity: line.collected_quantity + collected,
        refused_quantity: line.refused_quantity + refused,
      })),
      details: {
        lines: taken.map(({ line, collected, refused }) => ({ id: line.id, collected, refused })),
        override_reason: input.override_reason,
        tender: input.payment?.tender,
        paid: input.payment?.amount,
      },
    }
  })
  if (!result.replayed) {
    await afterHandOver(manager, envelope, input, result)
  }
  return result
}

function closing(to: PickupStatus, now: Date): { collected_at?: Date; closed_at?: Date } {
  return to === "collected"
    ? { collected_at: now, closed_at: now }
    : to === "cancelled"
      ? { closed_at: now }
      : {}
}

async function afterHandOver(
  manager: SqlEntityManager,
  envelope: CommandEnvelope,
  input: HandOverInput,
  result: TransitionResult
): Promise<void> {
  const { pickup, event_id } = result
  const before = new Map(result.linesBefore.map((line) => [line.id, line]))
  const moved = result.lines.map((line) => ({
    order_line_item_id: line.order_line_item_id,
    collected: line.collected_quantity - (before.get(line.id)?.collected_quantity ?? 0),
    refused: line.refused_quantity - (before.get(line.id)?.refused_quantity ?? 0),
  }))
  const unitsOf = (of: "collected" | "refused") =>
    moved
      .filter((line) => line[of] > 0)
      .map((line) => ({ order_line_item_id: line.order_line_item_id, quantity: line[of] }))

  const refused = unitsOf("refused")
  if (refused.length > 0) {
    await addSettlement(manager, {
      pickup,
      reference: `${event_id}:refused`,
      reason: pickup.status === "cancelled" && pickup.return_case_id === null ? "whole" : "refused",
      units: refused,
      now: envelope.now,
    })
  }
  const collected = unitsOf("collected")
  if (collected.length > 0) {
    await enqueueJob(
      manager,
      "omni-finish-hand-over",
      { pickup_id: pickup.id, event_id, units: collected },
      { queue: queueOf(pickup.id) }
    )
  }
  if (pickup.status === "partially_collected") {
    return
  }
  await redeemCode(manager, pickup.id, envelope.now)
  await suppressNotices(manager, pickup.id, ["received", "ready", "reminder", "expired"])
  const kind = pickup.status === "collected" ? "collected" : "cancelled"
  await planNotice(manager, { pickup_id: pickup.id, kind, occasion: "1", due_at: envelope.now })
}
