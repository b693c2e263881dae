import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { retryDelivery } from "../../../../../modules/webhook/operations/deliveries"
import type { AdminWebhookDeliveryDetail } from "../../../../../types/webhook"
import { withOwnErrors } from "../../../../own-errors"
import { webhooksOf } from "../../../webhook-endpoints/answer"
import { deliveryOf } from "../../answer"

/**
 * Sends a delivery again now, with all its attempts ahead of it.
 * Errors: 404 `webhook_delivery_not_found`, `webhook_endpoint_not_found`; 409 `webhook_endpoint_off`.
 */
export const POST = withOwnErrors(
  async (
    req: AuthenticatedMedusaRequest,
    res: MedusaResponse<{ webhook_delivery: AdminWebhookDeliveryDetail }>
  ) => {
    const id = req.params.id!
    await webhooksOf(req.scope).inTransaction((manager) => retryDelivery(manager, id, new Date()))
    res.status(202).json({ webhook_delivery: await deliveryOf(req.scope, id) })
  }
)
