import { conflict } from "../../../../core/errors"
import type { SqlEntityManager } from "../../../../core/sql"
import type { CommandEnvelope } from "../../types"
import { transition, type TransitionResult } from "../transition"
import { planHold } from "./ready"

export type ExtendInput = {
  hours: number
  reason?: string
  max_extensions: number
  reminder_hours: readonly number[]
}

/**
 * The shopper gets more time, counted from the end of the hold, or from now when that has passed.
 * @throws CONFLICT `too_many_extensions`.
 */
export async function extend(
  manager: SqlEntityManager,
  envelope: CommandEnvelope,
  input: ExtendInput
): Promise<TransitionResult> {
  const said = { hours: input.hours, reason: input.reason }
  const result = await transition(manager, "extend", envelope, said, ({ pickup }) => {
    if (pickup.extensions >= input.max_extensions) {
      throw conflict(
        "too_many_extensions",
        `A pickup can be extended ${input.max_extensions} times at most`
      )
    }
    const from = Math.max(envelope.now.getTime(), pickup.expires_at?.getTime() ?? 0)
    return {
      to: pickup.status,
      patch: {
        expires_at: new Date(from + input.hours * 3_600_000),
        extensions: pickup.extensions + 1,
      },
      details: said,
    }
  })
  if (!result.replayed && result.pickup.expires_at) {
    await planHold(
      manager,
      result.pickup.id,
      result.pickup.expires_at,
      input.reminder_hours,
      envelope.now
    )
  }
  return result
}
