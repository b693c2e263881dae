import type { SqlEntityManager } from "../../../../core/sql"
import type { CommandEnvelope } from "../../types"
import { issueCode } from "../codes"
import { planNotice } from "../notices"
import { transition, type TransitionResult } from "../transition"

/** A new code, sent to the shopper; the old one opens nothing any more. A replay answers no code: it was shown once. */
export async function reissueCode(
  manager: SqlEntityManager,
  secret: string,
  envelope: CommandEnvelope,
  input: { reason?: string }
): Promise<TransitionResult & { code: string | null }> {
  const result = await transition(manager, "reissue-code", envelope, input, ({ pickup }) => ({
    to: pickup.status,
    details: input,
  }))
  if (result.replayed) {
    return { ...result, code: null }
  }
  const code = await issueCode(manager, secret, result.pickup, envelope.now)
  const occasion = result.event_id
  await planNotice(manager, {
    pickup_id: result.pickup.id,
    kind: "ready",
    occasion,
    due_at: envelope.now,
  })
  return { ...result, code }
}
