import type { MedusaRequest } from "@medusajs/framework/http"
import { type Problem, problem, ProblemError } from "../../core/problem"
import { POS_MODULE } from "../../modules/pos"
import {
  isInTime,
  isSignedBy,
  signatureExpiry,
  type SignedRequest,
} from "../../modules/pos/domain/signature"
import { spendProof } from "../../modules/pos/operations/spent-proofs"
import type { PosModuleService } from "../../modules/pos/service"
import type { PosCredential } from "../../modules/pos/types"
import { credentialOf, laneOf, tillStateOf } from "../../workflows/pos/devices/till-states"

const DEVICE_HEADER = "x-device-id"

/** Whether a request is in the weaker mode, for systems that cannot sign tokens. */
export const isSigned = (req: MedusaRequest): boolean => req.get(DEVICE_HEADER) !== undefined

/**
 * Checks the signature over the raw body, as in Standard Webhooks 1.0, with five minutes of tolerance. It says
 * nothing about method and path, so a signature opens one request and no other: a repetition is signed anew,
 * under the same id if it likes, but with the time it is sent at.
 * @throws ProblemError 401 `invalid_signature`, `clock_skew`, `signature_used`
 */
export async function authenticateSignature(req: MedusaRequest, now: Date): Promise<PosCredential> {
  const state = await tillStateOf(req.scope, req.get(DEVICE_HEADER) ?? "")
  const signed = signedRequestOf(req)
  const lane = state && laneOf(state)
  const secrets = (state?.secrets ?? []).filter(({ until }) => until === null || until > now)
  if (!lane || !secrets.some(({ secret }) => isSignedBy(secret, signed))) {
    throw refused(INVALID)
  }
  if (!isInTime(signed, now)) {
    throw refused({ ...OUT_OF_TIME, server_time: now.toISOString() })
  }
  const proof = {
    device_id: state.device.id,
    jti: `webhook:${signed.id}.${signed.timestamp}`,
    expires_at: signatureExpiry(signed),
  }
  const pos = req.scope.resolve<PosModuleService>(POS_MODULE)
  if (!(await pos.inTransaction((manager) => spendProof(manager, proof)))) {
    throw refused(USED)
  }
  return credentialOf(state, lane)
}

const signedRequestOf = (req: MedusaRequest): SignedRequest => ({
  id: req.get("webhook-id") ?? "",
  timestamp: req.get("webhook-timestamp") ?? "",
  signature: req.get("webhook-signature") ?? "",
  body: Buffer.isBuffer(req.rawBody) ? req.rawBody : Buffer.alloc(0),
})

const INVALID = problem(401, "invalid_signature", "The request's signature is not the till's", {
  detail: "Sign `<webhook-id>.<webhook-timestamp>.<body>` as Standard Webhooks says.",
})

const OUT_OF_TIME = problem(
  401,
  "clock_skew",
  "The request is out of date for the server's clock",
  {
    detail: "webhook-timestamp is more than 5 minutes off. Sign by the server's clock.",
    retryable: true,
  }
)

const USED = problem(401, "signature_used", "The signature was used before", {
  detail: "Sign every request anew, a repetition too, with the time it is sent at.",
  retryable: true,
})

const refused = (answer: Problem): ProblemError =>
  new ProblemError(answer, { "www-authenticate": "Signature" })
