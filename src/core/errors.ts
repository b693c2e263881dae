import { MedusaError } from "@medusajs/framework/utils"

/** 400: what was sent cannot be right. */
export const invalid = (code: string, message: string): MedusaError =>
  new MedusaError(MedusaError.Types.INVALID_DATA, message, code)

/** 403: not this person. */
export const forbidden = (code: string, message: string): MedusaError =>
  new MedusaError(MedusaError.Types.FORBIDDEN, message, code)

/** 404: there is no such thing, or not for this caller. */
export const notFound = (code: string, message: string): MedusaError =>
  new MedusaError(MedusaError.Types.NOT_FOUND, message, code)

/** 409: right in itself, but not in the state things are in now. */
export const conflict = (code: string, message: string): MedusaError =>
  new MedusaError(MedusaError.Types.CONFLICT, message, code)

/** 409 `idempotency_conflict`: the same key, but not the same request. */
export const keyReused = (): MedusaError =>
  conflict("idempotency_conflict", "This Idempotency-Key was used before with another request")

const TOO_MANY_REQUESTS = "too_many_requests"

/** 429: right, but too often. */
export const tooMany = (code: string, message: string): MedusaError =>
  new MedusaError(TOO_MANY_REQUESTS, message, code)

const BUSY = "busy"

/** 503: right, but somebody else is at it; the same request may be sent again in a moment. */
export const busy = (code: string, message: string): MedusaError =>
  new MedusaError(BUSY, message, code)

const STATUS_OF_OWN: Readonly<Record<string, number>> = {
  [MedusaError.Types.CONFLICT]: 409,
  [TOO_MANY_REQUESTS]: 429,
  [BUSY]: 503,
}

/**
 * The status of an error whose own code and message must reach the caller. Medusa answers every conflict
 * with one fixed text and knows neither 429 nor 503.
 */
export function statusOfOwnError(error: unknown): number | null {
  const { type, code } = (error ?? {}) as { type?: string; code?: string }
  return (code && STATUS_OF_OWN[type ?? ""]) || null
}
