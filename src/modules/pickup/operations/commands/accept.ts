import type { SqlEntityManager } from "../../../../core/sql"
import type { CommandEnvelope } from "../../types"
import { transition, type TransitionResult } from "../transition"

/** The store takes the order on. */
export function accept(
  manager: SqlEntityManager,
  envelope: CommandEnvelope
): Promise<TransitionResult> {
  return transition(manager, "accept", envelope, {}, () => ({
    to: "accepted",
    patch: { accepted_at: envelope.now },
  }))
}
