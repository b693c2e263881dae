import type { MedusaContainer } from "@medusajs/framework/types"
import { notFound } from "../../../core/errors"
import { WEBHOOK_MODULE } from "../../../modules/webhook"
import { endpointUrl } from "../../../modules/webhook/domain/endpoint-url"
import { readEndpoint } from "../../../modules/webhook/read-models/endpoints"
import type { WebhookModuleService } from "../../../modules/webhook/service"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"
import type { AdminWebhookEndpoint } from "../../../types/webhook"

export const webhooksOf = (container: MedusaContainer): WebhookModuleService =>
  container.resolve<WebhookModuleService>(WEBHOOK_MODULE)

/** The endpoint as it is answered. @throws NOT_FOUND `webhook_endpoint_not_found` */
export async function endpointOf(
  container: MedusaContainer,
  id: string
): Promise<AdminWebhookEndpoint> {
  const endpoint = await webhooksOf(container).reading((manager) =>
    readEndpoint(manager, id, new Date())
  )
  if (!endpoint) {
    throw notFound("webhook_endpoint_not_found", "There is no such webhook endpoint")
  }
  return endpoint
}

/**
 * What was typed, as it is stored.
 * @throws INVALID_DATA `webhook_url_refused`, NOT_FOUND `store_not_found`
 */
export async function checkedFields<
  Fields extends { url?: string; retail_store_id?: string | null },
>(container: MedusaContainer, fields: Fields): Promise<Fields> {
  if (fields.retail_store_id) {
    await container
      .resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
      .retrieveStore(fields.retail_store_id)
  }
  const { webhooks } = webhooksOf(container).options
  return fields.url === undefined ? fields : { ...fields, url: endpointUrl(fields.url, webhooks) }
}
