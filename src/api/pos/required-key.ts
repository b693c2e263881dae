import { problem, ProblemError } from "../../core/problem"
import { idempotencyKeyOf } from "../idempotency-key"
import type { PosRequest } from "./authenticate"

/** A till repeats what it got no answer to, so it names each command. @throws ProblemError 400 */
export function requiredKeyOf(req: PosRequest): string {
  const key = idempotencyKeyOf(req)
  if (!key) {
    throw new ProblemError(
      problem(400, "idempotency_key_required", "The header Idempotency-Key is missing", {
        detail: "Make a new one for each command and send the same one when you repeat it.",
      })
    )
  }
  return key
}
