import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readDeliveries } from "../../../modules/webhook/read-models/deliveries"
import type { AdminWebhookDeliveryList } from "../../../types/webhook"
import { webhooksOf } from "../webhook-endpoints/answer"
import type { AdminListWebhookDeliveries } from "./validators"

/** Deliveries, newest first. */
export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminListWebhookDeliveries>,
  res: MedusaResponse<AdminWebhookDeliveryList>
) => {
  const query = req.validatedQuery as AdminListWebhookDeliveries
  const page = await webhooksOf(req.scope).reading((manager) => readDeliveries(manager, query))
  res.json({ ...page, limit: query.limit, offset: query.offset })
}
