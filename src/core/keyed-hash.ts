import { createHmac, timingSafeEqual } from "node:crypto"

/** The secret's key for one purpose. Each purpose has its own, so no value of one passes for another. */
export const keyFor = (secret: string, purpose: string): Buffer =>
  createHmac("sha256", secret).update(`omni/${purpose}/1`).digest()

/** HMAC-SHA256 of the text under the secret's key for this purpose. */
export function keyedHash(secret: string, purpose: string, text: string): Buffer {
  return createHmac("sha256", keyFor(secret, purpose)).update(text).digest()
}

/** Compares in a time that tells nothing about where two texts differ. */
export function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
