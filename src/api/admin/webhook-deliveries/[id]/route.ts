import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AdminWebhookDeliveryDetail } from "../../../../types/webhook"
import { deliveryOf } from "../answer"

/** One delivery with its body and its attempts, the last first. 404 `webhook_delivery_not_found`. */
export const GET = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ webhook_delivery: AdminWebhookDeliveryDetail }>
) => {
  res.json({ webhook_delivery: await deliveryOf(req.scope, req.params.id!) })
}
