import type { MedusaRequest } from "@medusajs/framework/http"
import { Webhook } from "standardwebhooks"
import { problem, ProblemError } from "../../core/problem"
import { unseal } from "../../core/seal"
import { POS_MODULE } from "../../modules/pos"
import type { PosModuleService } from "../../modules/pos/service"
import type { PosCredential } from "../../modules/pos/types"
import { credentialOf, tillStateOf } from "../../workflows/pos/devices/till-states"

const DEVICE_HEADER = "x-device-id"

/** Whether a request is in the weaker mode, for systems that cannot sign tokens. */
export const isSigned = (req: MedusaRequest): boolean => req.get(DEVICE_HEADER) !== undefined

/**
 * Checks the signature over the raw body, as in Standard Webhooks 1.0: HMAC-SHA256 of id, timestamp and body,
 * five minutes of tolerance. A request repeated within them is answered as any repetition is.
 * @throws ProblemError 401 `invalid_signature`
 */
export async function authenticateSignature(req: MedusaRequest): Promise<PosCredential> {
  const { secret } = req.scope.resolve<PosModuleService>(POS_MODULE)
  const state = await tillStateOf(req.scope, req.get(DEVICE_HEADER) ?? "")
  const device = state?.device
  if (
    !state ||
    device?.status !== "active" ||
    device.auth_mode !== "hmac" ||
    !device.sealed_secret
  ) {
    throw refused()
  }
  try {
    const webhook = new Webhook(unseal(secret, device.sealed_secret))
    webhook.verify(signedText(req), headersOf(req), { jsonParse: false })
  } catch {
    throw refused()
  }
  return credentialOf(state, "live")
}

const signedText = (req: MedusaRequest): string =>
  Buffer.isBuffer(req.rawBody) ? req.rawBody.toString("utf8") : ""

function headersOf(req: MedusaRequest): Record<string, string> {
  const names = ["webhook-id", "webhook-timestamp", "webhook-signature"]
  return Object.fromEntries(names.map((name) => [name, req.get(name) ?? ""]))
}

const refused = (): ProblemError =>
  new ProblemError(
    problem(401, "invalid_signature", "The request's signature is not the till's, or too old", {
      detail: "Sign `<webhook-id>.<webhook-timestamp>.<body>` as Standard Webhooks says.",
    })
  )
