import { LRUCache } from "lru-cache"
import { keyedHash } from "../../../core/keyed-hash"
import {
  type TokenClaims,
  type VerifiedToken,
  verifyToken,
} from "../../../modules/pos/domain/tokens"

const MAX_TOKENS = 10_000

/** Tokens whose signature has been checked, by their keyed hash: none lies here in the clear. */
const known = new LRUCache<string, VerifiedToken>({ max: MAX_TOKENS })

/**
 * The claims of a token of ours that is in date; null for anything else. A till sends the same one for minutes, so
 * its signature is checked once. Whether the till may still do what it says is asked elsewhere, every time.
 */
export async function claimsOf(
  secret: string,
  token: string,
  now: Date
): Promise<TokenClaims | null> {
  const name = keyedHash(secret, "pos-token-known", token).toString("base64")
  const verified = known.get(name) ?? (await verifyToken(secret, token, now))
  if (!verified || now >= verified.expires_at) {
    known.delete(name)
    return null
  }
  known.set(name, verified)
  return verified.claims
}
