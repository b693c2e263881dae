import type { MedusaContainer } from "@medusajs/framework/types"
import { notFound } from "../../../core/errors"
import { readDelivery } from "../../../modules/webhook/read-models/deliveries"
import type { AdminWebhookDeliveryDetail } from "../../../types/webhook"
import { webhooksOf } from "../webhook-endpoints/answer"

/** The delivery as it is answered. @throws NOT_FOUND `webhook_delivery_not_found` */
export async function deliveryOf(
  container: MedusaContainer,
  id: string
): Promise<AdminWebhookDeliveryDetail> {
  const delivery = await webhooksOf(container).reading((manager) => readDelivery(manager, id))
  if (!delivery) {
    throw notFound("webhook_delivery_not_found", "There is no such delivery")
  }
  return delivery
}
