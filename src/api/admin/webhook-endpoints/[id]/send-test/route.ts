import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { lockActiveEndpoint } from "../../../../../modules/webhook/operations/endpoints"
import { recordTest } from "../../../../../modules/webhook/operations/messages"
import { readDelivery } from "../../../../../modules/webhook/read-models/deliveries"
import type { AdminWebhookDeliveryDetail } from "../../../../../types/webhook"
import { withOwnErrors } from "../../../../own-errors"
import { webhooksOf } from "../../answer"

/**
 * Sends a `webhook.test` and answers its delivery, not yet made.
 * Errors: 404 `webhook_endpoint_not_found`; 409 `webhook_endpoint_off`.
 */
export const POST = withOwnErrors(
  async (
    req: AuthenticatedMedusaRequest,
    res: MedusaResponse<{ webhook_delivery: AdminWebhookDeliveryDetail }>
  ) => {
    const delivery = await webhooksOf(req.scope).inTransaction(async (manager) => {
      await lockActiveEndpoint(manager, req.params.id!)
      return await readDelivery(manager, await recordTest(manager, req.params.id!, new Date()))
    })
    res.status(202).json({ webhook_delivery: delivery! })
  }
)
