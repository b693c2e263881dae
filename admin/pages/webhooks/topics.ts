import type { WebhookTopic } from "../../../src/types/webhook"

/** In the order they are shown. */
export const TOPICS: readonly WebhookTopic[] = [
  "orders",
  "pickups",
  "promises",
  "stock",
  "customers",
  "loyalty",
  "returns",
]

export const isTopic = (name: string): name is WebhookTopic =>
  (TOPICS as readonly string[]).includes(name)
