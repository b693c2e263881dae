import { decodeProtectedHeader, errors, importJWK, jwtVerify } from "jose"
import { problem, ProblemError } from "../../../core/problem"
import type { Ed25519PublicKey } from "./public-key"

/** An assertion lives five minutes at most; a till's clock may be off by as much either way. */
const MAX_LIFE_SECONDS = 5 * 60
const CLOCK_TOLERANCE_SECONDS = 5 * 60
const MAX_ASSERTION = 4_096
const MAX_JTI = 128

/** The `kid` of an assertion's header, which nothing vouches for yet; undefined when there is none. */
export function assertionKeyId(assertion: string): string | undefined {
  if (assertion.length > MAX_ASSERTION) {
    return undefined
  }
  try {
    const { kid } = decodeProtectedHeader(assertion)
    return typeof kid === "string" ? kid : undefined
  } catch {
    return undefined
  }
}

export type AssertionCheck = {
  key: { device_id: string; public_jwk: Ed25519PublicKey }
  audiences: readonly string[]
  now: Date
}

/**
 * Checks an assertion of RFC 7523 that a till signed (EdDSA): who, for whom, when. What a till's clock is off
 * is told only to who has the key.
 * @returns its id, and the instant after which it is refused anyhow
 * @throws ProblemError 401 `invalid_client`, `clock_skew`
 */
export async function checkAssertion(
  assertion: string,
  { key, audiences, now }: AssertionCheck
): Promise<{ jti: string; expires_at: Date }> {
  const publicKey = await importJWK(key.public_jwk, "EdDSA")
  try {
    const { payload } = await jwtVerify(assertion, publicKey, {
      algorithms: ["EdDSA"],
      issuer: key.device_id,
      subject: key.device_id,
      audience: [...audiences],
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: now,
      requiredClaims: ["jti", "exp"],
    })
    const { jti, exp } = payload as { jti: unknown; exp: number }
    if (typeof jti !== "string" || jti === "" || jti.length > MAX_JTI) {
      throw invalidClient(`The assertion needs a jti, a text of at most ${MAX_JTI} characters`)
    }
    if (exp > now.getTime() / 1000 + MAX_LIFE_SECONDS + CLOCK_TOLERANCE_SECONDS) {
      throw clockSkew(now, "exp is more than 5 minutes ahead")
    }
    return { jti, expires_at: new Date((exp + CLOCK_TOLERANCE_SECONDS) * 1000) }
  } catch (error) {
    throw error instanceof ProblemError ? error : refusalOf(error, now)
  }
}

function refusalOf(error: unknown, now: Date): ProblemError {
  if (error instanceof errors.JWTExpired) {
    return clockSkew(now, "the assertion has expired")
  }
  if (error instanceof errors.JWTClaimValidationFailed) {
    return error.claim === "nbf"
      ? clockSkew(now, "nbf is ahead")
      : invalidClient(`The claim "${error.claim}" of the assertion is not right`)
  }
  return invalidClient("The assertion's signature is not the till's")
}

export const invalidClient = (detail: string): ProblemError =>
  new ProblemError(
    problem(401, "invalid_client", "The till could not be authenticated", { detail })
  )

const clockSkew = (now: Date, what: string): ProblemError =>
  new ProblemError(
    problem(401, "clock_skew", "The assertion is out of date for the server's clock", {
      detail: `By the server's clock, ${now.toISOString()}, ${what}. Sign by that clock.`,
      retryable: true,
      server_time: now.toISOString(),
    })
  )
