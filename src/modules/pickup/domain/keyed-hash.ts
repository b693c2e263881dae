import { createHmac, timingSafeEqual } from "node:crypto"

/** What a keyed hash is for. Each purpose has a key of its own, so no value of one passes for another. */
export type HashPurpose = "pickup-code" | "pickup-code-hash" | "guest-link" | "address"

/** HMAC-SHA256 of the text under the secret's key for this purpose. */
export function keyedHash(secret: string, purpose: HashPurpose, text: string): Buffer {
  const key = createHmac("sha256", secret).update(`omni/${purpose}/1`).digest()
  return createHmac("sha256", key).update(text).digest()
}

/** Compares in a time that tells nothing about where two texts differ. */
export function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
