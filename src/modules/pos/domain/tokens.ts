import { jwtVerify, SignJWT } from "jose"
import { keyFor } from "../../../core/keyed-hash"

export const TOKEN_SECONDS = 15 * 60
const ISSUER = "omnichannel-pos"
const AUDIENCE = "omnichannel-pos/v1"

/** What a till's token says. Rights are looked up beside it, so that a revocation is quick. */
export type TokenClaims = {
  device_id: string
  /** The key that opened it: when that goes, so does the token. */
  kid: string
  epoch: number
  lane: "live" | "quarantine"
  /** Never more than the till has at the moment of use. */
  scopes: string[]
}

/** A bearer token of 15 minutes, signed with a key of its own from the plugin's secret (HS256). */
export async function signToken(
  secret: string,
  input: TokenClaims & { retail_store_id: string },
  now: Date
): Promise<string> {
  const issued = Math.floor(now.getTime() / 1000)
  return await new SignJWT({
    store: input.retail_store_id,
    scope: input.scopes.join(" "),
    epoch: input.epoch,
    lane: input.lane,
    key: input.kid,
  })
    .setProtectedHeader({ alg: "HS256", typ: "at+jwt" })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setSubject(input.device_id)
    .setIssuedAt(issued)
    .setExpirationTime(issued + TOKEN_SECONDS)
    .sign(keyFor(secret, "pos-token"))
}

export type VerifiedToken = {
  claims: TokenClaims
  /** From this instant on it is not in date. */
  expires_at: Date
}

/** What a token of ours that is in date says; null for anything else. */
export async function verifyToken(
  secret: string,
  token: string,
  now: Date
): Promise<VerifiedToken | null> {
  try {
    const { payload } = await jwtVerify(token, keyFor(secret, "pos-token"), {
      algorithms: ["HS256"],
      issuer: ISSUER,
      audience: AUDIENCE,
      typ: "at+jwt",
      currentDate: now,
      requiredClaims: ["sub", "epoch", "lane", "key", "scope", "exp"],
    })
    const claims = {
      device_id: payload.sub as string,
      kid: payload.key as string,
      epoch: payload.epoch as number,
      lane: payload.lane as TokenClaims["lane"],
      scopes: (payload.scope as string).split(" "),
    }
    return { claims, expires_at: new Date((payload.exp as number) * 1000) }
  } catch {
    return null
  }
}
