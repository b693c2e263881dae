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

const TOO_MANY_REQUESTS = "too_many_requests"

/** 429: right, but too often. */
export const tooMany = (code: string, message: string): MedusaError =>
  new MedusaError(TOO_MANY_REQUESTS, message, code)

/**
 * The status of an error whose own code and message must reach the caller. Medusa answers every conflict
 * with one fixed text and knows no 429.
 */
export function statusOfOwnError(error: unknown): number | null {
  const { type, code } = (error ?? {}) as { type?: string; code?: string }
  if (!code) {
    return null
  }
  if (type === MedusaError.Types.CONFLICT) {
    return 409
  }
  return type === TOO_MANY_REQUESTS ? 429 : null
}
