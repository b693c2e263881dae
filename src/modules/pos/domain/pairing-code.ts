import { normalizeCode, randomCode } from "../../../core/human-code"
import { keyedHash } from "../../../core/keyed-hash"

/** A new pairing code as "XXXX-XXXX": 40 bits, for ten minutes and a few tries. */
export const newPairingCode = randomCode

/**
 * What is stored of a code, however it is typed: of no use without the secret. What is no code at all takes
 * the same road, and finds nothing.
 */
export function hashPairingCode(secret: string, typed: string): string {
  return keyedHash(secret, "pos-pairing-code", normalizeCode(typed) ?? "").toString("hex")
}
