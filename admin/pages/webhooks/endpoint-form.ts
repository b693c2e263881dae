import type { AdminCreateWebhookEndpoint, AdminWebhookEndpoint } from "../../../src/types/webhook"
import type { ChosenStore } from "../../components/store-picker"

export type EndpointDraft = {
  url: string
  description: string
  topics: string[]
  store: ChosenStore | null
}

export const draftOf = (
  endpoint: AdminWebhookEndpoint | null,
  storeName: string | null
): EndpointDraft => ({
  url: endpoint?.url ?? "https://",
  description: endpoint?.description ?? "",
  topics: endpoint?.topics ?? ["orders"],
  store: endpoint?.retail_store_id
    ? { id: endpoint.retail_store_id, name: storeName ?? endpoint.retail_store_id }
    : null,
})

export const bodyOf = (draft: EndpointDraft): AdminCreateWebhookEndpoint => ({
  url: draft.url.trim(),
  description: draft.description.trim() || null,
  topics: draft.topics,
  retail_store_id: draft.store?.id ?? null,
})

/** Good enough to be sent; the server knows the rest. */
export const looksLikeAddress = (url: string): boolean => /^https?:\/\/[^\s/]+/.test(url.trim())
