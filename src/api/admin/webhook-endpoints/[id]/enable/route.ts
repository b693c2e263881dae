import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { enableEndpoint } from "../../../../../modules/webhook/operations/endpoints"
import type { AdminWebhookEndpoint } from "../../../../../types/webhook"
import { endpointOf, webhooksOf } from "../../answer"

/** Switches an endpoint on again and sends what waits. 404 `webhook_endpoint_not_found`. */
export const POST = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ webhook_endpoint: AdminWebhookEndpoint }>
) => {
  const id = req.params.id!
  await webhooksOf(req.scope).inTransaction((manager) => enableEndpoint(manager, id, new Date()))
  res.json({ webhook_endpoint: await endpointOf(req.scope, id) })
}
