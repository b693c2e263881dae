import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { problem, ProblemError } from "../../core/problem"
import { POS_MODULE } from "../../modules/pos"
import type { PosScope } from "../../modules/pos/domain/scopes"
import type { PosModuleService } from "../../modules/pos/service"
import type { PosCredential } from "../../modules/pos/types"
import { claimsOf } from "../../workflows/pos/devices/known-tokens"
import { credentialOf, laneOf, tillStateOf } from "../../workflows/pos/devices/till-states"
import { authenticateSignature, isSigned } from "./signed-request"
import { withProblems } from "./with-problems"

/** A request behind `authenticateTill`. */
export type PosRequest<Body = unknown> = MedusaRequest<Body> & { pos: PosCredential }

/**
 * Lets a till through, by its bearer token or, in the weaker mode, by the signature of the request; its rights
 * are at most five seconds old. Of several scopes one is enough. Without `drain` a
 * revoked till is refused. Problems: 401
 * `missing_credential`, `invalid_token`, `invalid_signature`, `signature_used`; 403 `insufficient_scope`,
 * `till_revoked`.
 */
export const authenticateTill = ({
  scope,
  drain = false,
}: { scope?: PosScope | readonly PosScope[]; drain?: boolean } = {}) =>
  withProblems(async (req: MedusaRequest, _: MedusaResponse, next: MedusaNextFunction) => {
    const credential = isSigned(req)
      ? await authenticateSignature(req, new Date())
      : await authenticateToken(req, new Date())
    if (credential.lane === "quarantine" && !drain) {
      throw new ProblemError(
        problem(403, "till_revoked", "The till has been revoked", {
          detail: "It may still hand in events made before, by POST /pos/v1/events.",
        })
      )
    }
    requireScope(credential, [scope ?? []].flat())
    ;(req as PosRequest).pos = credential
    next()
  })

/** A further scope of a till that was let through. Problems: 403 `insufficient_scope`. */
export const alsoNeeds = (scope: PosScope) =>
  withProblems((req: MedusaRequest, _: MedusaResponse, next: MedusaNextFunction) => {
    requireScope((req as PosRequest).pos, [scope])
    next()
  })

function requireScope(credential: PosCredential, scopes: readonly PosScope[]): void {
  if (scopes.length > 0 && !scopes.some((each) => credential.scopes.includes(each))) {
    throw new ProblemError(
      problem(403, "insufficient_scope", `The till lacks the scope "${scopes.join('" or "')}"`),
      { "www-authenticate": `Bearer error="insufficient_scope", scope="${scopes[0]}"` }
    )
  }
}

async function authenticateToken(req: MedusaRequest, now: Date): Promise<PosCredential> {
  const token = /^Bearer +([^ ]+)$/i.exec(req.get("authorization") ?? "")?.[1]
  if (!token) {
    throw new ProblemError(
      problem(401, "missing_credential", "The request carries no bearer token", {
        detail: "Get one from POST /pos/v1/token, or sign the request.",
      }),
      { "www-authenticate": "Bearer" }
    )
  }
  const { secret } = req.scope.resolve<PosModuleService>(POS_MODULE)
  const claims = await claimsOf(secret, token, now)
  const state = claims && (await tillStateOf(req.scope, claims.device_id))
  const isInForce =
    state &&
    claims.epoch === state.device.epoch &&
    state.key_ids.includes(claims.kid) &&
    claims.lane === laneOf(state)
  if (!isInForce) {
    throw new ProblemError(
      problem(401, "invalid_token", "The token is expired, or not in force any more", {
        detail: "Get a new one from POST /pos/v1/token.",
        retryable: true,
      }),
      { "www-authenticate": 'Bearer error="invalid_token"' }
    )
  }
  return credentialOf(state, claims.lane, claims.scopes)
}
