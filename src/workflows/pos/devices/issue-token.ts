import type { MedusaContainer } from "@medusajs/framework/types"
import { decodeProtectedHeader, errors, importJWK, jwtVerify } from "jose"
import { problem, ProblemError } from "../../../core/problem"
import { POS_MODULE } from "../../../modules/pos"
import { signToken, TOKEN_SECONDS } from "../../../modules/pos/domain/tokens"
import { findKey, type KeyRow, spendAssertion } from "../../../modules/pos/operations/devices"
import type { PosModuleService } from "../../../modules/pos/service"
import { credentialOf, readTillState, type TillState } from "./till-states"

/** An assertion lives five minutes at most; a till's clock may be off by as much either way. */
const MAX_LIFE_SECONDS = 5 * 60
const CLOCK_TOLERANCE_SECONDS = 5 * 60
const MAX_ASSERTION = 4_096

export type TokenAnswer = {
  access_token: string
  token_type: "Bearer"
  /** Seconds. */
  expires_in: number
  scope: string
  epoch: number
  server_time: string
}

/**
 * OAuth 2 client credentials with `private_key_jwt` (RFC 7523): the till signs an assertion with its key. A
 * till that was revoked, but may drain, gets a token of the quarantine lane.
 * @throws ProblemError 401 `invalid_client`
 */
export async function issueToken(
  container: MedusaContainer,
  input: { assertion: string; audiences: readonly string[]; now: Date }
): Promise<TokenAnswer> {
  const { assertion, audiences, now } = input
  const pos = container.resolve<PosModuleService>(POS_MODULE)
  const key = await keyOf(pos, assertion)
  const { jti, exp } = await verify(assertion, key, audiences, now)
  const state = await readTillState(container, key.device_id)
  const lane = laneOf(state)
  if (!state || !lane) {
    throw refused("The till has been revoked")
  }
  const expires_at = new Date((exp + CLOCK_TOLERANCE_SECONDS) * 1000)
  const isFirst = await pos.inTransaction((manager) =>
    spendAssertion(manager, { device_id: key.device_id, jti, expires_at })
  )
  if (!isFirst) {
    throw refused("The assertion was used before: sign a new one, with a new jti, for every token")
  }
  const { device_id, retail_store_id, scopes, epoch } = credentialOf(state, lane)
  const claims = { device_id, retail_store_id, scopes, epoch, lane }
  return {
    access_token: await signToken(pos.secret, claims, now),
    token_type: "Bearer",
    expires_in: TOKEN_SECONDS,
    scope: scopes.join(" "),
    epoch,
    server_time: now.toISOString(),
  }
}

function laneOf(state: TillState | null): "live" | "quarantine" | null {
  if (state?.device.status === "active" && state.device.auth_mode === "private_key_jwt") {
    return "live"
  }
  return state?.device.status === "revoked" && state.device.may_drain ? "quarantine" : null
}

async function keyOf(pos: PosModuleService, assertion: string): Promise<KeyRow> {
  const kid = kidOf(assertion)
  const key = kid ? await pos.reading((manager) => findKey(manager, kid)) : null
  if (!key) {
    throw refused("No key in force has the kid of the assertion's header")
  }
  return key
}

function kidOf(assertion: string): string | undefined {
  if (assertion.length > MAX_ASSERTION) {
    return undefined
  }
  try {
    return decodeProtectedHeader(assertion).kid
  } catch {
    return undefined
  }
}

async function verify(
  assertion: string,
  key: KeyRow,
  audiences: readonly string[],
  now: Date
): Promise<{ jti: string; exp: number }> {
  try {
    const { payload } = await jwtVerify(assertion, await importJWK(key.public_jwk, "EdDSA"), {
      algorithms: ["EdDSA"],
      issuer: key.device_id,
      subject: key.device_id,
      audience: [...audiences],
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: now,
      requiredClaims: ["jti", "exp"],
    })
    const { jti, exp } = payload as { jti: string; exp: number }
    const latest = now.getTime() / 1000 + MAX_LIFE_SECONDS + CLOCK_TOLERANCE_SECONDS
    if (typeof jti !== "string" || jti.length > 128 || exp > latest) {
      throw refused("The assertion needs a jti, and an exp at most 5 minutes ahead")
    }
    return { jti, exp }
  } catch (error) {
    if (error instanceof ProblemError) {
      throw error
    }
    throw refused(reasonOf(error, now))
  }
}

function reasonOf(error: unknown, now: Date): string {
  if (error instanceof errors.JWTExpired) {
    return `The assertion has expired; the server's time is ${now.toISOString()}`
  }
  if (error instanceof errors.JWTClaimValidationFailed) {
    return `The claim "${error.claim}" of the assertion is not right`
  }
  return "The assertion's signature is not the till's"
}

const refused = (detail: string): ProblemError =>
  new ProblemError(
    problem(401, "invalid_client", "The till could not be authenticated", { detail })
  )
