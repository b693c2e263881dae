/** Shapes of webhooks: the bodies receivers get, and the admin API. Instants are ISO 8601 in UTC. */

export type WebhookTopic =
  | "orders"
  | "pickups"
  | "promises"
  | "stock"
  | "customers"
  | "loyalty"
  | "returns"

/** The body of every webhook; at most 20 KB, ids only. Fetch the rest by id. */
export type WebhookBody = {
  /** `order.placed`, `pickup.ready`, `stock.changed`, ... */
  type: string
  /** When it happened, not when it is sent. */
  timestamp: string
  data: { id: string } & Record<string, string | null>
}

export type AdminWebhookEndpoint = {
  id: string
  url: string
  description: string | null
  /** Topics (`orders`) or single types (`order.placed`). */
  topics: string[]
  /** Only what happens in this store; null means everything. */
  retail_store_id: string | null
  is_active: boolean
  /** staff: switched off by hand; gone: it answered 410; failing: nothing but failures for days. */
  disabled_reason: "staff" | "gone" | "failing" | null
  disabled_at: string | null
  /** Since then nothing got through; null after a success. */
  failing_since: string | null
  /** After a failure new deliveries wait until then. */
  paused_until: string | null
  last_success_at: string | null
  /** The secret before the last rotation signs beside the new one until then; null when there is none. */
  old_secret_until: string | null
  /** Deliveries not finished yet. */
  pending: number
  created_at: string
  updated_at: string
}

/** GET /admin/webhook-endpoints?limit=&offset= */
export type AdminWebhookEndpointList = {
  webhook_endpoints: AdminWebhookEndpoint[]
  count: number
  limit: number
  offset: number
}

/** POST /admin/webhook-endpoints */
export type AdminCreateWebhookEndpoint = {
  url: string
  description?: string | null
  topics: string[]
  retail_store_id?: string | null
}
/** POST /admin/webhook-endpoints/:id; `is_active: false` switches it off. */
export type AdminUpdateWebhookEndpoint = Partial<AdminCreateWebhookEndpoint> & {
  is_active?: false
}

/** Answers of creation and rotation: the only time the secret is told. */
export type AdminWebhookSecret = { webhook_endpoint: AdminWebhookEndpoint; secret: string }

export type WebhookDeliveryStatus = "pending" | "delivered" | "failed"

export type AdminWebhookDelivery = {
  id: string
  endpoint_id: string
  /** The `webhook-id` header; the same for every attempt and replay of one message. */
  message_id: string
  type: string
  status: WebhookDeliveryStatus
  attempts: number
  next_attempt_at: string | null
  last_status_code: number | null
  last_error: string | null
  replay_id: string | null
  created_at: string
  finished_at: string | null
}

/** GET /admin/webhook-deliveries?endpoint_id=&status[]=&type=&message_id=&replay_id=&limit=&offset= */
export type AdminWebhookDeliveryList = {
  webhook_deliveries: AdminWebhookDelivery[]
  count: number
  limit: number
  offset: number
}

export type AdminWebhookAttempt = {
  number: number
  sent_at: string
  duration_ms: number
  status_code: number | null
  /** address_refused, timeout, redirect, a code of the system such as ECONNREFUSED; null when it was taken. */
  error: string | null
  /** The first kilobyte of the answer. */
  answer: string | null
}

/** GET /admin/webhook-deliveries/:id */
export type AdminWebhookDeliveryDetail = AdminWebhookDelivery & {
  body: string
  attempt_log: AdminWebhookAttempt[]
}

/** POST /admin/webhook-endpoints/:id/replay */
export type AdminReplayWebhooks = { from: string; to: string; topics?: string[] }

export type AdminWebhookReplay = {
  id: string
  endpoint_id: string
  from: string
  to: string
  topics: string[] | null
  /** running: deliveries are still being made out of messages. */
  status: "running" | "done"
  /** Messages in the range when it was asked for. */
  total: number
  /** Deliveries made so far. */
  created: number
  delivered: number
  failed: number
  created_at: string
}

/** GET /admin/webhook-endpoints/:id/replays : the last 20. */
export type AdminWebhookReplayList = { webhook_replays: AdminWebhookReplay[] }
