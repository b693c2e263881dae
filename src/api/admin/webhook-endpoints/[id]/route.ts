import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import {
  deleteEndpoint,
  disableEndpoint,
  updateEndpoint,
} from "../../../../modules/webhook/operations/endpoints"
import type { AdminWebhookEndpoint } from "../../../../types/webhook"
import { checkedFields, endpointOf, webhooksOf } from "../answer"
import type { AdminUpdateWebhookEndpointBody } from "../validators"

type Answer = MedusaResponse<{ webhook_endpoint: AdminWebhookEndpoint }>

/** One endpoint. 404 `webhook_endpoint_not_found`. */
export const GET = async (req: AuthenticatedMedusaRequest, res: Answer) => {
  res.json({ webhook_endpoint: await endpointOf(req.scope, req.params.id!) })
}

/**
 * Changes what is given; `is_active: false` switches it off.
 * Errors: 400 `webhook_url_refused`; 404 `webhook_endpoint_not_found`, `store_not_found`.
 */
export const POST = async (
  req: AuthenticatedMedusaRequest<AdminUpdateWebhookEndpointBody>,
  res: Answer
) => {
  const id = req.params.id!
  const { is_active, ...fields } = await checkedFields(req.scope, req.validatedBody)
  const now = new Date()
  await webhooksOf(req.scope).inTransaction(async (manager) => {
    await updateEndpoint(manager, id, fields, now)
    if (is_active === false) {
      await disableEndpoint(manager, id, now)
    }
  })
  res.json({ webhook_endpoint: await endpointOf(req.scope, id) })
}

/** Deletes an endpoint and its secrets; its deliveries stay in the log. 404 `webhook_endpoint_not_found`. */
export const DELETE = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const id = req.params.id!
  await webhooksOf(req.scope).inTransaction((manager) => deleteEndpoint(manager, id, new Date()))
  res.json({ id, object: "webhook_endpoint", deleted: true })
}
