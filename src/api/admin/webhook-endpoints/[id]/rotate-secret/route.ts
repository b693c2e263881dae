import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { lockEndpoint } from "../../../../../modules/webhook/operations/endpoints"
import { rotateSecret } from "../../../../../modules/webhook/operations/secrets"
import type { AdminWebhookSecret } from "../../../../../types/webhook"
import { endpointOf, webhooksOf } from "../../answer"

/** Answers a new secret, this once; the old one signs beside it for 24 hours. 404 `webhook_endpoint_not_found`. */
export const POST = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminWebhookSecret>
) => {
  const id = req.params.id!
  const webhooks = webhooksOf(req.scope)
  const secret = await webhooks.inTransaction(async (manager) => {
    await lockEndpoint(manager, id)
    return await rotateSecret(manager, webhooks.secret, id, new Date())
  })
  res.json({ webhook_endpoint: await endpointOf(req.scope, id), secret })
}
