import type { MedusaRequest } from "@medusajs/framework/http"
import { invalid } from "../core/errors"

const MAX_LENGTH = 200

/**
 * The `Idempotency-Key` header; undefined without one.
 * @throws INVALID_DATA `idempotency_key_too_long`
 */
export function idempotencyKeyOf(req: MedusaRequest): string | undefined {
  const key = req.get("idempotency-key")?.trim()
  if (key && key.length > MAX_LENGTH) {
    throw invalid("idempotency_key_too_long", `Idempotency-Key: ${MAX_LENGTH} characters at most`)
  }
  return key || undefined
}
