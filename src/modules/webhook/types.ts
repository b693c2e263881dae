import type { WebhookTopic } from "../../types/webhook"

/** Something that happened and that receivers may want to know. */
export type NewMessage = {
  type: string
  /**
   * Names the occurrence: whoever records it again, from a repeated event or a sweep, adds nothing. An id
   * of the fact itself (`order.placed:<order id>`), never one made at recording.
   */
  source_key: string
  /** For endpoints that want one store only; null when it happened in none. */
  retail_store_id: string | null
  /** ISO 8601. */
  occurred_at: string
  /** Ids, nothing else. */
  data: { id: string } & Record<string, string | null>
}

export type MessageRow = {
  id: string
  topic: WebhookTopic | "test"
  type: string
  source_key: string
  retail_store_id: string | null
  occurred_at: Date
  recorded_at: Date
  body: string
}

/** One delivery whose turn it is. */
export type DueDelivery = {
  id: string
  message_id: string
  body: string
  /** Place in the retry schedule: attempts since it was made or last asked for by hand. */
  step: number
}

export type Attempt = {
  delivery: DueDelivery
  sent_at: Date
  duration_ms: number
  status_code: number | null
  error: string | null
  answer: string | null
}
