import type { MedusaContainer } from "@medusajs/framework/types"
import { problem, ProblemError } from "../../../core/problem"
import { POS_MODULE } from "../../../modules/pos"
import {
  assertionKeyId,
  checkAssertion,
  invalidClient,
} from "../../../modules/pos/domain/assertion"
import { signToken, TOKEN_SECONDS } from "../../../modules/pos/domain/tokens"
import { findKey } from "../../../modules/pos/operations/device-keys"
import { spendProof } from "../../../modules/pos/operations/spent-proofs"
import type { PosModuleService } from "../../../modules/pos/service"
import { laneOf, readTillState } from "./till-states"

export type TokenAnswer = {
  access_token: string
  token_type: "Bearer"
  /** Seconds. */
  expires_in: number
  scope: string
  epoch: number
  server_time: string
}

export type TokenInput = {
  assertion: string
  audiences: readonly string[]
  /** Asked for, separated by spaces; all the till has when undefined. */
  scope?: string
  now: Date
}

/**
 * OAuth 2 client credentials with `private_key_jwt` (RFC 7523): the till signs an assertion with its key. A
 * till that was revoked, but may drain, gets a token of the quarantine lane.
 * @throws ProblemError 401 `invalid_client`, `clock_skew`, `assertion_used`; 400 `invalid_scope`
 */
export async function issueToken(
  container: MedusaContainer,
  { assertion, audiences, scope, now }: TokenInput
): Promise<TokenAnswer> {
  const pos = container.resolve<PosModuleService>(POS_MODULE)
  const kid = assertionKeyId(assertion)
  const key = kid ? await pos.reading((manager) => findKey(manager, kid)) : null
  if (!key) {
    throw invalidClient("No key in force has the kid of the assertion's header")
  }
  const { jti, expires_at } = await checkAssertion(assertion, { key, audiences, now })
  const { device_id } = key
  const state = await readTillState(container, device_id)
  const lane = state && laneOf(state)
  if (!lane || !state.key_ids.includes(key.kid)) {
    throw invalidClient("The till has been revoked")
  }
  const scopes = grantedOf(scope, state.device.scopes)
  if (
    !(await pos.inTransaction((manager) => spendProof(manager, { device_id, jti, expires_at })))
  ) {
    throw assertionUsed()
  }
  const { retail_store_id, epoch } = state.device
  const claims = { device_id, retail_store_id, scopes, epoch, lane, kid: key.kid }
  return {
    access_token: await signToken(pos.secret, claims, now),
    token_type: "Bearer",
    expires_in: TOKEN_SECONDS,
    scope: scopes.join(" "),
    epoch,
    server_time: now.toISOString(),
  }
}

function grantedOf(asked: string | undefined, has: readonly string[]): string[] {
  if (asked === undefined) {
    return [...has]
  }
  const wanted = asked.split(" ").filter((one) => one !== "")
  const lacking = wanted.find((one) => !has.includes(one))
  if (lacking !== undefined || wanted.length === 0) {
    throw new ProblemError(
      problem(400, "invalid_scope", "The till lacks a scope that was asked for", {
        detail: `The till has: ${has.join(" ")}`,
        pointer: "/scope",
      })
    )
  }
  return [...new Set(wanted)]
}

const assertionUsed = (): ProblemError =>
  new ProblemError(
    problem(401, "assertion_used", "The assertion was used before", {
      detail: "Sign a new one, with a new jti, for every token.",
      retryable: true,
    })
  )
