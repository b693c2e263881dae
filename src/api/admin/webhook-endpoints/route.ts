import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { createEndpoint } from "../../../modules/webhook/operations/endpoints"
import { readEndpoints } from "../../../modules/webhook/read-models/endpoints"
import type { AdminWebhookEndpointList, AdminWebhookSecret } from "../../../types/webhook"
import { checkedFields, endpointOf, webhooksOf } from "./answer"
import type { AdminCreateWebhookEndpointBody, AdminListWebhookEndpoints } from "./validators"

/** The endpoints, newest first. */
export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminListWebhookEndpoints>,
  res: MedusaResponse<AdminWebhookEndpointList>
) => {
  const { limit, offset } = req.validatedQuery as AdminListWebhookEndpoints
  const page = await webhooksOf(req.scope).reading((manager) =>
    readEndpoints(manager, { limit, offset, now: new Date() })
  )
  res.json({ ...page, limit, offset })
}

/**
 * Opens an endpoint and answers its secret, this once.
 * Errors: 400 `webhook_url_refused`; 404 `store_not_found`.
 */
export const POST = async (
  req: AuthenticatedMedusaRequest<AdminCreateWebhookEndpointBody>,
  res: MedusaResponse<AdminWebhookSecret>
) => {
  const fields = await checkedFields(req.scope, req.validatedBody)
  const webhooks = webhooksOf(req.scope)
  const { id, secret } = await webhooks.inTransaction((manager) =>
    createEndpoint(
      manager,
      webhooks.secret,
      {
        ...fields,
        description: fields.description || null,
        retail_store_id: fields.retail_store_id ?? null,
      },
      new Date()
    )
  )
  res.status(201).json({ webhook_endpoint: await endpointOf(req.scope, id), secret })
}
